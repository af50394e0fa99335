import { findClaim } from '../../../db/claims.ts';
import { touchMessages } from '../../../db/messages.ts';
import { findReview } from '../../../db/reviews.ts';
import type { Context } from '../../context.ts';

/** Has the card of a review drawn anew once nobody looks at it any more. A claim that was renewed has its own time. */
export async function lapseClaim(ctx: Context, reviewId: string): Promise<void> {
  const now = ctx.now();
  const review = await findReview(ctx.db, reviewId);
  if (!review || review.resolution || (await findClaim(ctx.db, reviewId, now))) return;
  await touchMessages(ctx.db, review.runId, now, { kinds: ['card'] });
  ctx.wake();
}
