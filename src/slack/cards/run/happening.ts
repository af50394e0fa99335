import type { ReviewView, RunView } from '../../../domain/run-view.ts';
import type { RunStatus } from '../../../domain/run.ts';
import { sentBackBefore } from '../../../domain/sent-back.ts';
import { clip } from '../../text.ts';
import { wordsFor } from '../../../wording/codes.ts';
import type { Part } from '../parts/rich-text.ts';
import { at } from '../parts/rich-text.ts';
import { answers } from '../review/deciders.ts';
import { whySentBack } from '../review/earlier-tries.ts';
import { circumstances } from '../review/verdict.ts';

/** One sentence: what is going on with the run now, or how it ended. */
export function happening(run: RunView): Part[] {
  return sentences[run.status](run);
}

const sentences: Record<RunStatus, (run: RunView) => Part[]> = {
  queued: () => ['It starts in a moment.'],
  running,
  awaiting_review: (run) => waiting(openReview(run)),
  executing: () => ['What was approved is being carried out.'],
  completed: (run) => [completed(run)],
  rejected,
  expired: () => ['Nobody decided in time, and silence never approves. Nothing was carried out.'],
  blocked: ({ cause, causeCode, workflow }) => [
    `${cause ? wordsFor(cause, causeCode).what : 'It was stopped.'} ${workflow.owner} looks at it.`,
  ],
  cancelled: (run) => [
    applied(run) ? `${done(run)} before it was cancelled; nothing more happens.` : 'Nothing was carried out.',
  ],
};

/** After people sent the agent back: who, and why. */
function running(run: RunView): Part[] {
  const last = sentBackBefore(run, Number.POSITIVE_INFINITY).at(-1);
  const before = last ? [...whySentBack(run, last), '. '] : [];
  return [...before, 'The agent reads the case and proposes what to do. Nothing is changed meanwhile.'];
}

export function openReview(run: RunView): ReviewView | undefined {
  return run.reviews.find((review) => review.resolution === null);
}

/** Who is awaited, in a word: `support-agents`. */
function waiting(review: ReviewView | undefined): Part[] {
  if (!review) return ['The card is on its way.'];
  const { quorum, team, dueAt, proposal } = review;
  const again = proposal.moved.length
    ? 'It was approved, but what it rests on moved, so nothing was carried out. '
    : '';
  const approved = quorum > 1 ? ` (${answers(review, 'approve').length} of ${quorum} approved)` : '';
  return [`${again}${clip(team.id, 60)} decides on the card in this thread${approved}, due `, at(dueAt), '.'];
}

function rejected(run: RunView): Part[] {
  const last = run.reviews.findLast((review) => review.resolution === 'rejected');
  return [...(last ? ['Decided', ...circumstances(run, last), '. '] : []), 'Nothing was carried out.'];
}

function completed(run: RunView): string {
  if (run.mode === 'shadow') return 'In shadow mode it only proposed. Nothing was carried out.';
  return applied(run)
    ? `${done(run)}${undoneSince(run)}.`
    : 'The agent found nothing to do, so nothing was carried out.';
}

function undoneSince({ executions }: RunView): string {
  const count = executions.filter(({ reversal }) => reversal).length;
  return count ? `; ${count === 1 ? 'one was' : `${count} were`} undone since` : '';
}

function applied(run: RunView): number {
  return run.executions.filter(({ status }) => status === 'applied').length;
}

function done(run: RunView): string {
  const count = applied(run);
  return `${count} ${count === 1 ? 'action was' : 'actions were'} carried out`;
}
