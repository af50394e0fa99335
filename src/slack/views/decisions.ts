import type { ModalView } from '@slack/types';
import { editReview } from '../../engine/reviews/edits/edit-review.ts';
import { escalateReview } from '../../engine/reviews/escalate-review.ts';
import { previewEdit } from '../../engine/reviews/edits/preview-edit.ts';
import { rejectReview } from '../../engine/reviews/reject-review.ts';
import { respondReview } from '../../engine/reviews/respond-review.ts';
import { Refused } from '../../domain/refused.ts';
import type { Desk } from '../desk.ts';
import { editForm, parseEditState, stampOf } from '../edit-form.ts';
import { fieldIds } from '../ids.ts';
import { again } from '../modals/reject-modal.ts';
import { editAgain } from './edit-again.ts';
import { closeAll } from './submitted.ts';
import type { Filled, Next, Pushed } from './submitted.ts';

/** The first submission shows what would change; the same values submitted again are saved. */
export async function edited(desk: Desk, filled: Filled): Promise<ModalView | Pushed | void> {
  const { reviewId, shown } = parseEditState(filled.about);
  const { values: edits, person } = filled;
  const input = { reviewId, person, surface: 'view' as const, edits };
  try {
    if (shown === stampOf(edits)) {
      await editReview(desk.ctx, input);
      return;
    }
    const { workflow, actions, judged } = await previewEdit(desk.ctx, input);
    return editForm(workflow, reviewId, actions, { typed: edits, judged });
  } catch (error) {
    if (!(error instanceof Refused) || error.reason !== 'review_over') throw error;
    return editAgain(desk, { reviewId, person, typed: edits }, error);
  }
}

export async function rejected({ ctx }: Desk, { about: reviewId, values, person }: Filled): Promise<void> {
  const reasonCode = values[fieldIds.reason] ?? '';
  await rejectReview(ctx, {
    reviewId,
    person,
    surface: 'view',
    reasonCode,
    note: values[fieldIds.note] ?? '',
    again: values[fieldIds.again] === again,
  });
}

export async function responded({ ctx }: Desk, { about: reviewId, values, person }: Filled): Promise<void> {
  const answer = values[fieldIds.answer] ?? '';
  await respondReview(ctx, { reviewId, person, surface: 'view', answer });
}

export async function escalated({ ctx }: Desk, { about: reviewId, values, person }: Filled): Promise<void> {
  const category = values[fieldIds.category] ?? '';
  await escalateReview(ctx, {
    reviewId,
    person,
    surface: 'view',
    category,
    note: values[fieldIds.note] ?? '',
  });
}

/** After the decision the case has no more to ask, so where the form lay over it, both are closed. */
export const andClose =
  (decided: (desk: Desk, filled: Filled) => Promise<void>) =>
  async (desk: Desk, filled: Filled): Promise<Next> => {
    await decided(desk, filled);
    return closeAll;
  };
