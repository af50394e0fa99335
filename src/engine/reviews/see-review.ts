import { findReview } from '../../db/reviews.ts';
import type { Review } from '../../db/reviews.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import type { Context } from '../context.ts';
import { seeRun } from '../runs/see-run.ts';

/** Lets a person look at a review's case. Throws Refused, audited, for people without a role in its workflow. */
export async function seeReview(
  ctx: Context,
  { reviewId, person, surface }: { reviewId: string; person: string; surface: Surface },
): Promise<Review> {
  const review = await findReview(ctx.db, reviewId);
  if (!review) throw new Refused('unknown_run', { asked: reviewId });
  await seeRun(ctx, { runId: review.runId, person, surface });
  return review;
}
