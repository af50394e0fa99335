import { editReview } from '../../engine/edit-review.ts';
import { escalateReview } from '../../engine/escalate-review.ts';
import { rejectReview } from '../../engine/reject-review.ts';
import type { Desk } from '../desk.ts';
import { fieldIds } from '../ids.ts';
import type { Filled } from './submitted.ts';

export async function edited(
  { ctx }: Desk,
  { about: reviewId, values: edits, person }: Filled,
): Promise<void> {
  await editReview(ctx, { reviewId, person, surface: 'view', edits });
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
