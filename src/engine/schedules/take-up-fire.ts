import { markFireMoved } from '../../db/fires.ts';
import type { Fire } from '../../db/fires.ts';
import type { Context } from '../context.ts';
import { findDefined } from './defined-schedules.ts';
import { giveUpFire } from './give-up-fire.ts';

/** After so many tries another job will not help. */
const mostTries = 40;

/** A fire whose job is gone gets another, or goes before its owner. False when it moved meanwhile. */
export async function takeUpFire(ctx: Context, fire: Fire): Promise<boolean> {
  const defined = findDefined(ctx, fire);
  if (defined && fire.tries >= mostTries) {
    await giveUpFire(ctx, fire, defined.workflow, undefined);
    return true;
  }
  return ctx.db.transaction(async (tx) => {
    if (!(await markFireMoved(tx, fire.id, ctx.now()))) return false;
    await ctx.queue.enqueue(tx, 'fire', fire.id);
    ctx.log.warn({ fire: fire.id, workflow: fire.workflowId }, 'fire taken up again');
    return true;
  });
}
