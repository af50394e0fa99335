import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { Mode } from '../../domain/run.ts';
import { inWords } from '../../lib/time.ts';
import { actionIds, callbackIds } from '../ids.ts';
import { clip, oneLine } from '../text.ts';
import { modeWords } from '../wording/statuses.ts';
import type { WorkflowLine } from './help-message.ts';
import { followable } from './parts/link.ts';
import { context, header, plain } from './parts/blocks.ts';
import type { Part } from './parts/rich-text.ts';
import { at, bold, bullets, joined, richText, section } from './parts/rich-text.ts';
import type { RunLine } from './run-list.ts';
import { runLine } from './run-list.ts';

export type WaitingReview = {
  reviewId: string;
  workflowTitle: string;
  subject: string;
  level: number;
  dueAt: Date;
  /** Permalink of the card; null when it is not posted yet. */
  cardUrl: string | null;
};

export type Home = {
  waiting: readonly WaitingReview[];
  runs: readonly RunLine[];
  workflows: readonly (WorkflowLine & { mode: Mode })[];
  now: Date;
};

const shown = 10;

/** What a person finds in the App Home: what waits for them, what they asked for, and what there is. */
export function homeView({ waiting, runs, workflows, now }: Home): HomeView {
  const start: Button = {
    type: 'button',
    action_id: actionIds.startRun,
    text: plain('Start a workflow'),
    style: 'primary',
  };
  return {
    type: 'home',
    callback_id: callbackIds.home,
    blocks: [
      header(waiting.length ? `Waiting for you: ${waiting.length}` : 'Nothing waits for you'),
      ...waiting.slice(0, shown).flatMap((review) => reviewBlocks(review, now)),
      ...restLine(waiting.length, 'reviews in their channels'),
      { type: 'divider' },
      ...titledList(
        'Newest runs',
        runs.slice(0, shown).map((run) => runLine(run, now)),
        'None yet.',
      ),
      ...titledList('Workflows', workflows.slice(0, shown * 2).map(workflowLine), 'None is set up yet.'),
      { type: 'actions', elements: [start] },
      context('/leenops help lists the commands.'),
    ],
  };
}

function reviewBlocks(
  { reviewId, workflowTitle, subject, level, dueAt, cardUrl }: WaitingReview,
  now: Date,
): KnownBlock[] {
  const left = dueAt.getTime() - now.getTime();
  const due: Part[] = [left < 0 ? bold('overdue') : `${inWords(left)} left`, ', due ', at(dueAt)];
  const line: Part[] = [
    bold(clip(oneLine(subject), 100)),
    ' · ',
    ...joined([[clip(oneLine(workflowTitle), 80)], [`level ${level}`], due]),
  ];
  const url = followable(cardUrl);
  if (!url) return richText([section(...line, ' · the card is not posted yet')]);
  const open: Button = {
    type: 'button',
    action_id: actionIds.openCard,
    text: plain('Open the card'),
    url,
    value: reviewId,
  };
  return [
    ...richText([section(...line)]),
    { type: 'actions', block_id: `open:${reviewId}`, elements: [open] },
  ];
}

function restLine(total: number, what: string): KnownBlock[] {
  return total > shown ? richText([section(`and ${total - shown} more ${what}`)]) : [];
}

function titledList(title: string, lines: Part[][], otherwise: string): KnownBlock[] {
  return richText([section(bold(title)), lines.length ? bullets(lines) : section(otherwise)]);
}

function workflowLine({ title, purpose, mode }: Home['workflows'][number]): Part[] {
  return [bold(clip(oneLine(title), 80)), ` – ${clip(oneLine(purpose), 250)} (${modeWords[mode]})`];
}
