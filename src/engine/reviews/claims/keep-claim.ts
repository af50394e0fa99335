import { findClaim, putClaim } from '../../../db/claims.ts';
import { touchMessages } from '../../../db/messages.ts';
import { claimLasts } from '../../../domain/claim.ts';
import { later } from '../../../lib/time.ts';
import type { Context } from '../../context.ts';
import type { Scene } from '../decide-on.ts';

/** `takenFrom`: somebody else was looking at it until then. */
export type Kept = { until: Date; takenFrom: string | null };

/** Writes who looks at the review from now on. The card says so at once, and stops saying so when the claim lapses. */
export async function keepClaim(
  ctx: Context,
  { tx, run, review, now }: Pick<Scene, 'tx' | 'run' | 'review' | 'now'>,
  claim: { holderId: string; fromId: string | null; noteId: string | null },
): Promise<Kept> {
  const before = await findClaim(tx, review.id, now);
  const until = later(now, claimLasts);
  await putClaim(tx, { ...claim, reviewId: review.id, claimedAt: now, until });
  await touchMessages(tx, run.id, now, { kinds: ['card'] });
  await ctx.queue.enqueue(tx, 'lapse', review.id, until);
  return { until, takenFrom: before && before.holderId !== claim.holderId ? before.holderId : null };
}
