import { recordEvents } from '../../db/events.ts';
import { findReview, lockReview, resolveReview } from '../../db/reviews.ts';
import { lockRun, moveRun } from '../../db/runs.ts';
import { theClock } from '../../domain/event.ts';
import type { Context } from '../context.ts';
import { moveUp } from './escalate-review.ts';
import { getWorkflow } from '../find-workflow.ts';
import { openIncident } from '../runs/open-incident.ts';
import { Superseded } from '../superseded.ts';
import { tellOutcome } from '../runs/tell-outcome.ts';

/** What silence does when a review's time is up: the next level, and at the last one the end. Never an approval. */
export async function expireReview(ctx: Context, reviewId: string): Promise<void> {
  const known = await findReview(ctx.db, reviewId);
  if (!known) return;
  await ctx.db.transaction(async (tx) => {
    const run = await lockRun(tx, known.runId);
    const review = await lockReview(tx, reviewId);
    const now = ctx.now();
    if (review.resolution || review.dueAt > now) return;
    const workflow = getWorkflow(ctx, run.workflowId);
    if (review.level < workflow.levels.length) {
      return moveUp(ctx, tx, { run, workflow, review }, { category: 'overdue', by: theClock, noteId: null });
    }
    await resolveReview(tx, review.id, 'expired', now);
    const expired = await moveRun(tx, run.id, 'expired', now, { finishedAt: now, cause: 'review_expired' });
    if (!expired) throw new Superseded(run.id);
    await recordEvents(tx, run.id, now, [
      { type: 'review.resolved', actor: theClock, data: { review: review.id, resolution: 'expired' } },
      { type: 'run.expired', actor: theClock },
    ]);
    await openIncident(ctx, tx, expired, 'review_expired', `level_${review.level}`);
    await tellOutcome(ctx, tx, expired);
  });
  ctx.wake();
}
