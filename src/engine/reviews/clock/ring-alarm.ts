import type { Context } from '../../context.ts';
import { keepTime } from './keep-time.ts';

/** A review's alarm rang. One that rang before its time, or whose clock was set back meanwhile, is set once more. */
export async function ringAlarm(ctx: Context, reviewId: string): Promise<void> {
  const wait = await keepTime(ctx, reviewId);
  if (wait !== undefined) await ctx.queue.enqueue(ctx.db, 'due', reviewId, { inMs: wait });
}
