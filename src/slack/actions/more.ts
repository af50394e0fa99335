import type { BlockAction, OverflowAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Surface } from '../../domain/event.ts';
import { claimReview } from '../../engine/reviews/claims/claim-review.ts';
import { assertMayDecideNow } from '../../engine/reviews/may-decide.ts';
import { seeReview } from '../../engine/reviews/see-review.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { keepView } from '../keep-view.ts';
import { parseMore } from '../ids.ts';
import type { MoreView } from '../ids.ts';
import { handOnModal } from '../modals/hand-on-modal.ts';
import { historyModal } from '../modals/history-modal.ts';
import { wholeCaseModal } from '../modals/whole-case-modal.ts';
import { openView } from '../open-view.ts';
import { surfaceOf } from '../surface-of.ts';
import { whisper } from '../whisper.ts';
import { acknowledgements } from '../wording/acknowledgements.ts';
import { getReviewView } from './open-form.ts';

type Chosen = SlackActionMiddlewareArgs<BlockAction<OverflowAction>>;
type Wanted = { reviewId: string; person: string; surface: Surface };

/** The card's overflow menu: the case and the history for people with a role, taking it and handing it on for those who may decide. */
export const more =
  (desk: Desk) =>
  async ({ action, body, ack }: Chosen) => {
    let said: string | undefined;
    const trouble = await privateAnswer(desk, 'more', async () => {
      const chosen = parseMore(action.selected_option.value);
      if (!chosen) throw new Error('An overflow menu sent a value that is not ours.');
      const wanted: Wanted = { reviewId: chosen.reviewId, person: body.user.id, surface: surfaceOf(body) };
      if (chosen.view === 'claim') {
        said = acknowledgements.claimed(await claimReview(desk.ctx, wanted));
        return;
      }
      const view = await viewOf(desk, chosen.view, wanted);
      await openView(desk, body, view);
    });
    await ack();
    const answer = trouble ?? said;
    if (answer) await whisper(desk, body, answer);
  };

async function viewOf(desk: Desk, view: Exclude<MoreView, 'claim'>, wanted: Wanted): Promise<ModalView> {
  const { ctx } = desk;
  const isHandOn = view === 'hand_on';
  const { runId } = await (isHandOn ? assertMayDecideNow(ctx, view, wanted) : seeReview(ctx, wanted));
  const { run, review } = await getReviewView(desk, runId, wanted.reviewId);
  if (view === 'history') return historyModal(run, ctx.now());
  if (view === 'whole_case') {
    const whole = wholeCaseModal(run, review);
    if (!review.resolution) await keepView(desk, wanted, whole);
    return whole;
  }
  const others = review.reviewers.filter(({ person }) => person !== wanted.person);
  return handOnModal({ reviewId: review.id, reviewers: others });
}
