import type { Db } from '../../../db/client.ts';
import { findReview, lockReview, recordTimesKept } from '../../../db/reviews.ts';
import type { Review } from '../../../db/reviews.ts';
import { lockRun } from '../../../db/runs.ts';
import type { Run } from '../../../db/runs.ts';
import { theClock } from '../../../domain/event.ts';
import { dueBy, timetableOf } from '../../../domain/timetable.ts';
import type { Due } from '../../../domain/timetable.ts';
import type { Workflow } from '../../../domain/workflow.ts';
import type { Context } from '../../context.ts';
import { getWorkflow } from '../../find-workflow.ts';
import { endInSilence } from './end-in-silence.ts';
import { moveUp } from '../escalate-review.ts';
import { remindDeciders } from './remind-deciders.ts';

type Waiting = { run: Run; review: Review; workflow: Workflow };

/**
 * Does what silence leads to by now, each entry of the timetable once however often it is called, and sets the next alarm.
 * Answers in how many milliseconds there is something to do when there is nothing yet. Never approves.
 */
export async function keepTime(ctx: Context, reviewId: string): Promise<number | undefined> {
  const known = await findReview(ctx.db, reviewId);
  if (!known || known.resolution) return undefined;
  const wait = await ctx.db.transaction(async (tx) => {
    const run = await lockRun(tx, known.runId);
    const review = await lockReview(tx, reviewId);
    if (review.resolution) return undefined;
    return keepTimeOf(ctx, tx, { run, review, workflow: getWorkflow(ctx, run.workflowId) });
  });
  ctx.wake();
  return wait;
}

async function keepTimeOf(ctx: Context, tx: Db, waiting: Waiting): Promise<number | undefined> {
  const { review } = waiting;
  const now = ctx.now();
  const timetable = timetableOf(review, { isLast: isAtLastLevel(waiting) });
  const due = dueBy(timetable, review.timesKept, now);
  const next = timetable[due?.kept ?? review.timesKept];
  const nextAt = next ? new Date(next.at) : null;
  if (!due) return nextAt ? nextAt.getTime() - now.getTime() : undefined;
  if (!(await recordTimesKept(tx, review, { timesKept: due.kept, nextAt }))) return undefined;
  await act(ctx, tx, waiting, due);
  if (due.does === 'remind' && nextAt) await ctx.queue.enqueue(tx, 'due', review.id, nextAt);
  return undefined;
}

/** Where the level above was taken from the workflow meanwhile, the last one has been silent. */
async function act(ctx: Context, tx: Db, waiting: Waiting, { does, missed }: Due): Promise<void> {
  if (does === 'remind') return remindDeciders(ctx, tx, waiting, missed);
  if (does !== 'escalate') return endInSilence(ctx, tx, waiting, does);
  if (isAtLastLevel(waiting)) return endInSilence(ctx, tx, waiting, waiting.workflow.onSilence ?? 'expire');
  return moveUp(ctx, tx, waiting, { category: 'overdue', by: theClock, noteId: null });
}

function isAtLastLevel({ review, workflow }: Waiting): boolean {
  return review.level >= workflow.levels.length;
}
