import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { seeReview } from '../../engine/reviews/see-review.ts';
import { seeRun } from '../../engine/runs/see-run.ts';
import { Refused } from '../../domain/refused.ts';
import { findRunView } from '../../reports/run-view.ts';
import { findShown } from '../../reports/shown.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { parseHistory } from '../ids.ts';
import { asShownModal } from '../modals/as-shown-modal.ts';
import { historyModal } from '../modals/history-modal.ts';
import { openView } from '../open-view.ts';
import { surfaceOf } from '../surface-of.ts';
import { updateView } from '../update-view.ts';
import { whisper } from '../whisper.ts';

type Pressed = SlackActionMiddlewareArgs<BlockAction<ButtonAction>>;

/** “History”, “Whole history”: everything that happened to a run, for those who may see it. */
export const showRun = (desk: Desk) =>
  answering(desk, 'show a run', async ({ action, body }) => {
    await openView(desk, body, await historyOf(desk, body, action.value ?? '', 0));
  });

/** Another page of it. */
export const turnHistory = (desk: Desk) =>
  answering(desk, 'turn the history', async ({ action, body }) => {
    const { runId, page } = parseHistory(action.value);
    await updateView(desk, body, await historyOf(desk, body, runId, page));
  });

/** “As it was shown”: what a decider had before them, for those who may see the run. */
export const showAsShown = (desk: Desk) =>
  answering(desk, 'show as it was', async ({ action, body }) => {
    const asked = action.value ?? '';
    const showing = await findShown(desk.sources, asked);
    if (!showing) throw new Refused('unknown_run', { asked });
    await seeReview(desk.ctx, { reviewId: showing.reviewId, person: body.user.id, surface: surfaceOf(body) });
    await openView(desk, body, asShownModal(showing));
  });

async function historyOf(desk: Desk, body: BlockAction, runId: string, page: number): Promise<ModalView> {
  await seeRun(desk.ctx, { runId, person: body.user.id, surface: surfaceOf(body) });
  const run = await findRunView(desk.sources, runId);
  if (!run) throw new Refused('unknown_run', { asked: runId });
  return historyModal(run, desk.ctx.now(), page);
}

function answering(desk: Desk, what: string, work: (pressed: Pressed) => Promise<void>) {
  return async (pressed: Pressed) => {
    const answer = await privateAnswer(desk, what, () => work(pressed));
    await pressed.ack();
    if (answer) await whisper(desk, pressed.body, answer);
  };
}
