import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { seeReview } from '../../engine/reviews/see-review.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { keepView } from '../keep-view.ts';
import { wholeCaseModal } from '../modals/whole-case-modal.ts';
import { openView } from '../open-view.ts';
import { surfaceOf } from '../surface-of.ts';
import { updateView } from '../update-view.ts';
import { whisper } from '../whisper.ts';
import { getReviewView } from './open-form.ts';
import { reviewIdIn } from './review-id.ts';

/** “Decide here”: the whole case with its buttons, for a review whose card is not in Slack. In the queue it takes its place. */
export const openCase =
  (desk: Desk) =>
  async ({ action, body, ack }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>>) => {
    const answer = await privateAnswer(desk, 'open the case', async () => {
      const reviewId = reviewIdIn(action);
      const asking = { reviewId, person: body.user.id, surface: surfaceOf(body) };
      const { runId } = await seeReview(desk.ctx, asking);
      const { run, review } = await getReviewView(desk, runId, reviewId);
      const view = wholeCaseModal(run, review, { withButtons: true });
      if (!review.resolution) await keepView(desk, asking, view);
      await (body.view?.type === 'modal' ? updateView : openView)(desk, body, view);
    });
    await ack();
    if (answer) await whisper(desk, body, answer);
  };
