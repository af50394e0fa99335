import { postponeLook } from '../../db/observations.ts';
import type { Observation } from '../../db/observations.ts';
import type { Context } from '../context.ts';

/** Sets a look anew, now unless said: its job was lost, or its workflow is paused. False when it was looked at or set meanwhile. */
export async function takeUpObservation(ctx: Context, observation: Observation, at?: Date): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    if (!(await postponeLook(tx, observation, at ?? ctx.now()))) return false;
    await ctx.queue.enqueue(tx, 'observe', observation.runId, at);
    return true;
  });
}
