import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { assertMayDecideNow } from '../../engine/reviews/may-decide.ts';
import type { DecisionKind } from '../../domain/review.ts';
import { Refused } from '../../domain/refused.ts';
import type { ReviewView, RunView } from '../../domain/run-view.ts';
import { findRunView } from '../../reports/run-view.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { openView } from '../open-view.ts';
import { surfaceOf } from '../surface-of.ts';
import { whisper } from '../whisper.ts';
import { reviewIdIn } from './review-id.ts';

type Pressed = SlackActionMiddlewareArgs<BlockAction<ButtonAction>>;
type Draw = (run: RunView, review: ReviewView, desk: Desk) => ModalView;

/** A card's button that opens a form: only for those who may decide now. They are judged again when they submit it. */
export const openForm = (desk: Desk, kind: DecisionKind, draw: Draw) => async (pressed: Pressed) => {
  const { action, body, ack } = pressed;
  const answer = await privateAnswer(desk, `open ${kind}`, async () => {
    const reviewId = reviewIdIn(action);
    const { runId } = await assertMayDecideNow(desk.ctx, kind, {
      reviewId,
      person: body.user.id,
      surface: surfaceOf(body),
    });
    const { run, review } = await getReviewView(desk, runId, reviewId);
    await openView(desk, body, draw(run, review, desk));
  });
  await ack();
  if (answer) await whisper(desk, body, answer);
};

export async function getReviewView(desk: Desk, runId: string, reviewId: string) {
  const run = await findRunView(desk.sources, runId);
  const review = run?.reviews.find(({ id }) => id === reviewId);
  if (!run || !review) throw new Refused('unknown_run', { asked: runId });
  return { run, review };
}
