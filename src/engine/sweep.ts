import { findOpenReview, listOverdueReviews } from '../db/reviews.ts';
import { listRunsWithoutReview, listStaleRuns, lockRun, markMoved } from '../db/runs.ts';
import type { Run } from '../db/runs.ts';
import { theClock } from '../domain/event.ts';
import type { RunStatus } from '../domain/run.ts';
import { minute } from '../lib/time.ts';
import { blockRun } from './block-run.ts';
import type { Context } from './context.ts';
import { expireReview } from './expire-review.ts';

/** After this long without a move, no job that still lives will move the run. */
const patience: Partial<Record<RunStatus, number>> = {
  queued: 5 * minute,
  running: 10 * minute,
  executing: 10 * minute,
};

/** Beyond this many attempts another one will not help. */
const mostAttempts = 12;

/** Finds what no job will move and moves it, or puts it before its owner. Answers how many it found. */
export async function sweep(ctx: Context): Promise<number> {
  const now = ctx.now();
  const before = (span: number) => new Date(now.getTime() - span);
  const overdue = await listOverdueReviews(ctx.db, before(minute));
  for (const review of overdue) await expireReview(ctx, review.id);
  let found = overdue.length;
  for (const run of await listRunsWithoutReview(ctx.db, before(minute))) {
    if (await rescue(ctx, run)) found += 1;
  }
  for (const [status, span] of Object.entries(patience) as [RunStatus, number][]) {
    for (const run of await listStaleRuns(ctx.db, status, before(span))) {
      if (await rescue(ctx, run)) found += 1;
    }
  }
  if (found) ctx.log.warn({ found }, 'swept');
  return found;
}

async function rescue(ctx: Context, stale: Run): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const run = await lockRun(tx, stale.id);
    if (run.movedAt.getTime() !== stale.movedAt.getTime()) return false;
    if (run.status === 'awaiting_review') {
      if (await findOpenReview(tx, run.id)) return false;
      return blockRun(ctx, tx, run, { cause: 'internal', code: 'no_open_review', by: theClock });
    }
    if (run.attempt > mostAttempts) {
      return blockRun(ctx, tx, run, { cause: 'internal', code: 'too_many_attempts', by: theClock });
    }
    await markMoved(tx, run.id, ctx.now());
    await ctx.queue.enqueue(tx, run.status === 'executing' ? 'execute' : 'agent', run.id);
    ctx.log.warn({ runId: run.id, status: run.status }, 'run taken up again');
    return true;
  });
}
