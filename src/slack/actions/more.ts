import type { BlockAction, OverflowAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { seeReview } from '../../engine/reviews/see-review.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { parseMore } from '../ids.ts';
import { historyModal } from '../modals/history-modal.ts';
import { wholeCaseModal } from '../modals/whole-case-modal.ts';
import { whisper } from '../whisper.ts';
import { getReviewView } from './open-form.ts';

type Chosen = SlackActionMiddlewareArgs<BlockAction<OverflowAction>>;

/** The card's overflow menu: the whole case or the run's history, for people with a role in the workflow. */
export const more =
  (desk: Desk) =>
  async ({ action, body, ack }: Chosen) => {
    const answer = await privateAnswer(desk, 'more', async () => {
      const chosen = parseMore(action.selected_option.value);
      if (!chosen) throw new Error('An overflow menu sent a value that is not ours.');
      const { reviewId } = chosen;
      const { runId } = await seeReview(desk.ctx, { reviewId, person: body.user.id, surface: 'message' });
      const { run, review } = await getReviewView(desk, runId, reviewId);
      const view =
        chosen.view === 'history' ? historyModal(run, desk.ctx.now()) : wholeCaseModal(run, review);
      await desk.client.views.open({ trigger_id: body.trigger_id, view });
    });
    await ack();
    if (answer) await whisper(desk, body, answer);
  };
