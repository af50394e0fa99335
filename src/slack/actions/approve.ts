import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { approveReview } from '../../engine/reviews/approve-review.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { whisper } from '../whisper.ts';
import { reviewIdIn } from './review-id.ts';

type Pressed = SlackActionMiddlewareArgs<BlockAction<ButtonAction>>;

/** Approve on a card: the decision is written, then acknowledged; a refusal comes as a private note. */
export const approve = (desk: Desk) => async (pressed: Pressed) => {
  const answer = await privateAnswer(desk, 'approve', async () => {
    await approveReview(desk.ctx, {
      reviewId: reviewIdIn(pressed.action),
      person: pressed.body.user.id,
      surface: 'message',
    });
  });
  await pressed.ack();
  if (answer) await whisper(desk, pressed.body, answer);
};
