import { seeReview } from '../../../engine/reviews/see-review.ts';
import { listShown } from '../../../reports/shown.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';

/** Everything that was shown of a review while it was open, and which of it each decision was made on. */
export async function showAsShown({ ctx, sources }: ApiDesk, { person, params }: Asked): Promise<Answer> {
  const reviewId = params['id'] ?? '';
  const { runId } = await seeReview(ctx, { reviewId, person, surface: 'api' });
  const { showings, decisions } = await listShown(sources, { runId, reviewId });
  return {
    status: 200,
    body: {
      shown: showings.map(({ id, personId, surface, shownAt, hash, body }) => ({
        id,
        to: personId,
        surface,
        shown_at: shownAt,
        hash,
        /** Null where the texts were erased. */
        content: body ?? null,
      })),
      decisions: decisions.map(({ kind, deciderId, decidedAt, surface, showingId }) => ({
        kind,
        decider: deciderId,
        surface,
        decided_at: decidedAt,
        shown: showingId,
      })),
    },
  };
}
