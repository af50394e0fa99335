import { postponeLook } from '../../db/observations.ts';
import type { Observation } from '../../db/observations.ts';
import type { Context } from '../context.ts';

/** Gives a look another job whose own was lost; false when it was looked at meanwhile. */
export async function takeUpObservation(ctx: Context, observation: Observation): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    if (!(await postponeLook(tx, observation, now))) return false;
    await ctx.queue.enqueue(tx, 'observe', observation.runId);
    return true;
  });
}
