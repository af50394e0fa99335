import { findReview, listReviewDecisions, lockReview } from '../../db/reviews.ts';
import { lockRun } from '../../db/runs.ts';
import { Refused } from '../../domain/refused.ts';
import type { Context } from '../context.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { peopleAround, setScene } from './decide-on.ts';
import type { Deciding, Scene } from './decide-on.ts';

/** Does something to an open review, under its locks, that takes the right to decide on it now. Throws Refused, audited. */
export async function asDecider<T>(
  ctx: Context,
  what: string,
  deciding: Deciding,
  work: (scene: Scene) => Promise<T>,
): Promise<T> {
  const { reviewId, person: who, surface } = deciding;
  const known = await findReview(ctx.db, reviewId);
  if (!known) throw new Refused('review_over', { resolution: 'unknown' });
  const attempt = { what: `${what} ${reviewId}`, who, surface, runId: known.runId };
  const done = await orRecordRefusal(ctx, attempt, async () => {
    const people = await peopleAround(ctx, known, who);
    return ctx.db.transaction(async (tx) => {
      const run = await lockRun(tx, known.runId);
      const review = await lockReview(tx, reviewId);
      const answers = await listReviewDecisions(tx, reviewId);
      return work(await setScene(ctx, tx, { run, review, answers, people }, deciding));
    });
  });
  ctx.wake();
  return done;
}
