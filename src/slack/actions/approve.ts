import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { approveReview } from '../../engine/reviews/approve-review.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { choiceOf } from '../home/carried-choice.ts';
import { drawHomeAgain } from '../home/draw-again.ts';
import { acknowledgements } from '../wording/acknowledgements.ts';
import { messageModal } from '../modals/message-modal.ts';
import { surfaceOf } from '../surface-of.ts';
import { whisper } from '../whisper.ts';
import { reviewIdIn } from './review-id.ts';

type Pressed = SlackActionMiddlewareArgs<BlockAction<ButtonAction>>;

/** Approve on a card: the decision is written, then acknowledged; a refusal comes as a private note. */
export const approve = (desk: Desk) => async (pressed: Pressed) => {
  const { body } = pressed;
  const answer = await privateAnswer(desk, 'approve', async () => {
    await approveReview(desk.ctx, {
      reviewId: reviewIdIn(pressed.action),
      person: body.user.id,
      surface: surfaceOf(body),
    });
    await closeCase(desk, body);
  });
  await pressed.ack();
  desk.underWay.add(drawHomeAgain(desk, body.user.id, choiceOf(body.view)));
  if (answer) await whisper(desk, body, answer);
};

/** A card is drawn anew; a case that was opened by itself says so. */
async function closeCase({ client }: Desk, { view }: BlockAction): Promise<void> {
  if (view?.type !== 'modal') return;
  await client.views.update({
    view_id: view.id,
    view: messageModal('Approved', acknowledgements.approved()),
  });
}
