import { Refused } from '../../domain/refused.ts';
import { handOnReview } from '../../engine/reviews/claims/hand-on-review.ts';
import type { Desk } from '../desk.ts';
import { fieldIds } from '../ids.ts';
import { refusalText } from '../wording/refusals.ts';
import type { Filled } from './submitted.ts';

/** Why it cannot be this person stands beside the field: another one may be chosen there. */
export async function handedOn({ ctx }: Desk, { about: reviewId, values, person }: Filled): Promise<void> {
  const to = values[fieldIds.person] ?? '';
  const note = (values[fieldIds.note] ?? '').trim();
  try {
    await handOnReview(ctx, { reviewId, person, surface: 'view', to, note });
  } catch (error) {
    if (error instanceof Refused && error.reason === 'cannot_receive')
      throw new Refused('bad_input', { [fieldIds.person]: refusalText(error) });
    throw error;
  }
}
