import { countEvents, recordEvents } from '../../db/events.ts';
import { listStaleFires } from '../../db/fires.ts';
import { listStaleObservations } from '../../db/observations.ts';
import { findOpenReview, listOverdueReviews } from '../../db/reviews.ts';
import { listRunsWithoutReview, listStaleRuns, lockRun, markMoved } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { theClock } from '../../domain/event.ts';
import type { RunStatus } from '../../domain/run.ts';
import { minute } from '../../lib/time.ts';
import { blockRun } from './block-run.ts';
import type { Context } from '../context.ts';
import { keepTime } from '../reviews/clock/keep-time.ts';
import { takeUpObservation } from '../shadow/take-up-observation.ts';
import { takeUpFire } from '../schedules/take-up-fire.ts';

/** After this long without a move, no job that still lives will move the run. */
const patience: Partial<Record<RunStatus, number>> = {
  queued: 5 * minute,
  running: 10 * minute,
  executing: 10 * minute,
};

/** A fire, or a look, that its job's tries did not settle by then has no job any more. */
const fireAfter = 15 * minute;

/** After this many rescues another one will not help. */
const mostRescues = 6;

/** Finds what no job will move and moves it, or puts it before its owner. Answers how many it found. */
export async function sweep(ctx: Context): Promise<number> {
  const now = ctx.now();
  const before = (span: number) => new Date(now.getTime() - span);
  let found = 0;
  for (const review of await listOverdueReviews(ctx.db, before(minute))) {
    if (await each(ctx, review.runId, () => keepTime(ctx, review.id).then((wait) => wait === undefined)))
      found += 1;
  }
  const stale = await listRunsWithoutReview(ctx.db, before(minute));
  for (const [status, span] of Object.entries(patience) as [RunStatus, number][]) {
    stale.push(...(await listStaleRuns(ctx.db, status, before(span))));
  }
  for (const run of stale) {
    if (await each(ctx, run.id, () => rescue(ctx, run))) found += 1;
  }
  for (const fire of await listStaleFires(ctx.db, before(fireAfter))) {
    if (await each(ctx, fire.id, () => takeUpFire(ctx, fire))) found += 1;
  }
  for (const observation of await listStaleObservations(ctx.db, before(fireAfter))) {
    if (await each(ctx, observation.runId, () => takeUpObservation(ctx, observation))) found += 1;
  }
  if (found) ctx.log.warn({ found }, 'swept');
  return found;
}

/** One run that cannot be moved must not keep the others waiting. */
async function each(ctx: Context, runId: string, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    ctx.log.error({ err: error, runId }, 'a run could not be swept');
    return false;
  }
}

async function rescue(ctx: Context, stale: Run): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const run = await lockRun(tx, stale.id);
    if (run.movedAt.getTime() !== stale.movedAt.getTime()) return false;
    const now = ctx.now();
    if (run.status === 'awaiting_review') {
      if (await findOpenReview(tx, run.id)) return false;
      return blockRun(ctx, tx, run, { cause: 'internal', code: 'no_open_review', by: theClock });
    }
    if ((await countEvents(tx, run.id, 'run.rescued')) >= mostRescues) {
      return blockRun(ctx, tx, run, { cause: 'internal', code: 'nothing_moves_it', by: theClock });
    }
    await markMoved(tx, run.id, now);
    await recordEvents(tx, run.id, now, [
      { type: 'run.rescued', actor: theClock, data: { status: run.status } },
    ]);
    await ctx.queue.enqueue(tx, run.status === 'executing' ? 'execute' : 'agent', run.id);
    ctx.log.warn({ runId: run.id, status: run.status }, 'run taken up again');
    return true;
  });
}
