import { setTimeout as pause } from 'node:timers/promises';
import type { SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { approveSeveral } from '../../engine/reviews/several/approve-several.ts';
import type { SeenLine } from '../../engine/reviews/several/approve-several.ts';
import { second } from '../../lib/time.ts';
import { listReviewNames } from '../../reports/review-names.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { partAbout } from '../home/carried-choice.ts';
import { drawHomeAgain } from '../home/draw-again.ts';
import { messageModal } from '../modals/message-modal.ts';
import { decidingModal, outcomeModal } from '../modals/queue/outcome-modal.ts';
import { parseLines } from '../modals/queue/seen-lines.ts';
import { cardUrl } from '../card-url.ts';

/** Slack waits three seconds for an answer. Thirty approvals take about one; a busy machine answers first and shows them later. */
const answerWithin = 1.5 * second;
/** Slack must have shown the first answer before it is replaced. */
const betweenAnswers = 0.5 * second;

/** “Approve all”: every line is decided, then what became of each is shown. */
export const severalApproved =
  (desk: Desk) =>
  async ({ ack, body, view }: SlackViewMiddlewareArgs<ViewSubmitAction>) => {
    const person = body.user.id;
    const { about, choice } = partAbout(view.private_metadata);
    const lines = parseLines(about.split('\n'));
    const decided = decide(desk, person, lines);
    desk.underWay.add(decided.then(() => {}));
    const inTime = await Promise.race([decided, pause(answerWithin, undefined, { ref: false })]);
    await ack({ response_action: 'update', view: inTime ?? decidingModal(lines.length) });
    desk.underWay.add(
      decided.then(async (outcome) => {
        if (!inTime) await showLater(desk, view.id, outcome);
        await drawHomeAgain(desk, person, choice);
      }),
    );
  };

/** Never rejects: what went wrong is what is shown. */
async function decide(desk: Desk, person: string, lines: readonly SeenLine[]): Promise<ModalView> {
  let view: ModalView | undefined;
  const trouble = await privateAnswer(desk, 'approve several', async () => {
    const outcomes = await approveSeveral(desk.ctx, person, lines);
    const names = await listReviewNames(
      desk.sources,
      lines.map(({ reviewId }) => reviewId),
    );
    view = outcomeModal(
      outcomes.flatMap((outcome) => {
        const name = names.find(({ reviewId }) => reviewId === outcome.reviewId);
        const { subject, workflowTitle, card } = name ?? unknown;
        return { ...outcome, subject, workflowTitle, cardUrl: cardUrl(desk, card) };
      }),
    );
  });
  return view ?? messageModal('Something went wrong', trouble ?? '');
}

const unknown = { subject: 'A review that is gone', workflowTitle: 'unknown', card: null };

/** Whoever closed the form meanwhile finds the same on the cards. */
async function showLater(desk: Desk, viewId: string, view: ModalView): Promise<void> {
  await pause(betweenAnswers);
  try {
    await desk.client.views.update({ view_id: viewId, view });
  } catch (error) {
    desk.ctx.log.info({ err: error }, 'what was approved together is not shown: the form is closed');
  }
}
