import { findOpenReview } from '../../../db/reviews.ts';
import type { Surface } from '../../../domain/event.ts';
import { Refused } from '../../../domain/refused.ts';
import { orRecordRefusal } from '../../audit/record-refusal.ts';
import type { Context } from '../../context.ts';
import { seeRun } from '../../runs/see-run.ts';
import { claimReview } from './claim-review.ts';
import type { Kept } from './keep-claim.ts';

/** Claims the review that a run waits for. Throws Refused, audited: `not_waiting` when it waits for none. */
export async function claimRun(
  ctx: Context,
  { runId, person, surface }: { runId: string; person: string; surface: Surface },
): Promise<Kept> {
  const run = await seeRun(ctx, { runId, person, surface });
  const review = await findOpenReview(ctx.db, run.id);
  if (review) return claimReview(ctx, { reviewId: review.id, person, surface });
  const attempt = { what: 'claim a run', who: person, surface, runId: run.id };
  return orRecordRefusal(ctx, attempt, async () => {
    throw new Refused('not_waiting', { status: run.status });
  });
}
