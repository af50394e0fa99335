import type { ModalView } from '@slack/types';
import { editReview } from '../../engine/reviews/edit-review.ts';
import { escalateReview } from '../../engine/reviews/escalate-review.ts';
import { previewEdit } from '../../engine/reviews/preview-edit.ts';
import { rejectReview } from '../../engine/reviews/reject-review.ts';
import type { Desk } from '../desk.ts';
import { editForm, parseEditState, stampOf } from '../edit-form.ts';
import { fieldIds } from '../ids.ts';
import type { Filled } from './submitted.ts';

/** The first submission shows what would change; the same values submitted again are saved. */
export async function edited(
  { ctx }: Desk,
  { about, values: edits, person }: Filled,
): Promise<ModalView | void> {
  const { reviewId, shown } = parseEditState(about);
  const input = { reviewId, person, surface: 'view' as const, edits };
  if (shown === stampOf(edits)) {
    await editReview(ctx, input);
    return;
  }
  const { workflow, actions, judged } = await previewEdit(ctx, input);
  return editForm(workflow, reviewId, actions, { typed: edits, judged });
}

export async function rejected({ ctx }: Desk, { about: reviewId, values, person }: Filled): Promise<void> {
  const reasonCode = values[fieldIds.reason] ?? '';
  await rejectReview(ctx, {
    reviewId,
    person,
    surface: 'view',
    reasonCode,
    note: values[fieldIds.note] ?? '',
  });
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
