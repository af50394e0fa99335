import { Refused } from '../../../domain/refused.ts';
import { findWorkflow } from '../../../engine/find-workflow.ts';
import { keepShowing } from '../../../engine/reviews/keep-showing.ts';
import { seeReview } from '../../../engine/reviews/see-review.ts';
import { findRunView } from '../../../reports/run-view.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';
import { reviewShape } from '../shapes/review.ts';

/** The whole case, as the card has it, and the digest that a decision must name. */
export async function showReview({ ctx, sources }: ApiDesk, { person, params }: Asked): Promise<Answer> {
  const reviewId = params['id'] ?? '';
  const { runId } = await seeReview(ctx, { reviewId, person, surface: 'api' });
  const run = await findRunView(sources, runId);
  const review = run?.reviews.find(({ id }) => id === reviewId);
  if (!run || !review) throw new Refused('unknown_run', { asked: reviewId });
  const writes = findWorkflow(ctx, run.workflow.id)?.writes ?? [];
  const body = { review: reviewShape(run, review, writes) };
  if (!review.resolution) await keepShowing(ctx, { reviewId, personId: person, surface: 'api', body });
  return { status: 200, body };
}
