import { z } from 'zod';
import { Refused } from '../../../domain/refused.ts';
import { approveReview } from '../../../engine/reviews/approve-review.ts';
import type { Decided, Deciding } from '../../../engine/reviews/decide-on.ts';
import { editReview } from '../../../engine/reviews/edits/edit-review.ts';
import { escalateReview } from '../../../engine/reviews/escalate-review.ts';
import { rejectReview } from '../../../engine/reviews/reject-review.ts';
import { respondReview } from '../../../engine/reviews/respond-review.ts';
import type { Context } from '../../../engine/context.ts';
import { findRunView } from '../../../reports/run-view.ts';
import { shaped } from '../asked.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';
import { note } from '../shapes/words.ts';

/** What the person saw: a decision is only ever about that. */
const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'Give the digest of the proposal that you saw: GET /reviews/:id has it.');

const shape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('approve'), digest }),
  z.strictObject({
    kind: z.literal('reject'),
    digest,
    reason: z.string().max(60),
    note,
    again: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('escalate'), digest, category: z.string().max(60), note }),
  z.strictObject({ kind: z.literal('respond'), digest, note }),
  z.strictObject({
    kind: z.literal('edit'),
    digest,
    edits: z.record(z.string().max(200), z.string().max(10_000)),
  }),
]);
type Sent = z.infer<typeof shape>;

export async function decide({ ctx, sources }: ApiDesk, { person, params, body }: Asked): Promise<Answer> {
  const sent = shaped(shape, await body());
  const reviewId = params['id'] ?? '';
  const deciding = { reviewId, person, surface: 'api' as const, digest: sent.digest };
  const { run, repeated } = await carryOut(ctx, deciding, sent);
  const now = await findRunView(sources, run.id);
  const review = now?.reviews.find(({ id }) => id === reviewId);
  return {
    status: 200,
    body: {
      repeated,
      review: { id: reviewId, resolution: review?.resolution ?? null, next: review?.next?.reviewId ?? null },
      run: { id: run.id, status: now?.status ?? run.status },
    },
  };
}

function carryOut(ctx: Context, deciding: Deciding, sent: Sent): Promise<Decided> {
  switch (sent.kind) {
    case 'approve':
      return approveReview(ctx, deciding);
    case 'reject':
      return rejectReview(ctx, { ...deciding, reasonCode: sent.reason, note: sent.note, again: sent.again });
    case 'escalate':
      return escalateReview(ctx, { ...deciding, category: sent.category, note: sent.note });
    case 'respond':
      return answered(respondReview(ctx, { ...deciding, answer: sent.note }));
    case 'edit':
      return editReview(ctx, { ...deciding, edits: sent.edits });
  }
}

/** The verb names its own field; here it is the note. */
async function answered(deciding: Promise<Decided>): Promise<Decided> {
  try {
    return await deciding;
  } catch (error) {
    const problem = error instanceof Refused ? error.detail['answer'] : undefined;
    throw problem === undefined ? error : new Refused('bad_input', { note: problem });
  }
}
