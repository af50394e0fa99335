import type { ModalView } from '@slack/types';
import { keepShowing } from '../engine/reviews/keep-showing.ts';
import type { Desk } from './desk.ts';

/** Before somebody sees a case in a view: what they decide on can be shown again as it was. */
export async function keepView(
  { ctx }: Desk,
  { reviewId, person }: { reviewId: string; person: string },
  { blocks }: Pick<ModalView, 'blocks'>,
): Promise<void> {
  await keepShowing(ctx, { reviewId, personId: person, surface: 'view', body: { text: '', blocks } });
}
