import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { Mode } from '../../domain/run.ts';
import type { ModeStanding } from '../../engine/modes/standings.ts';
import { standingInWords } from '../../wording/modes.ts';
import { actionIds, callbackIds } from '../ids.ts';
import { clip, oneLine } from '../text.ts';
import { modeWords } from '../../wording/statuses.ts';
import type { WorkflowLine } from './help-message.ts';
import { context, header, plain } from './parts/blocks.ts';
import type { Part } from './parts/rich-text.ts';
import { bold, bullets, richText, section } from './parts/rich-text.ts';
import type { RunLine } from './run-list.ts';
import { runLine } from './run-list.ts';
import type { WaitingLine } from './waiting-line.ts';
import { waitingLine } from './waiting-line.ts';

export type Home = {
  /** The oldest of what waits for them, and how many there are. */
  waiting: readonly WaitingLine[];
  total: number;
  /** Who reads it. */
  reader: string;
  runs: readonly RunLine[];
  workflows: readonly (WorkflowLine & { mode: Mode; standing?: ModeStanding | undefined })[];
  /** A demo's history: what happened before was made up. */
  inventedUntil?: Date | undefined;
  now: Date;
};

export const shownOnHome = 10;

/** What a person finds in the App Home: what waits for them, what they asked for, and what there is. */
export function homeView({ waiting, total, reader, runs, workflows, inventedUntil, now }: Home): HomeView {
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
      ...(inventedUntil ? [context(inventedText(inventedUntil))] : []),
      header(total ? `Waiting for you: ${total}` : 'Nothing waits for you'),
      ...waiting.map((line) => reviewBlock(line, reader, now)),
      ...decideSeveral(total, waiting.length),
      { type: 'divider' },
      ...titledList(
        'Newest runs',
        runs.slice(0, shownOnHome).map((run) => runLine(run, now)),
        'None yet.',
      ),
      ...titledList(
        'Workflows',
        workflows.slice(0, shownOnHome * 2).map(workflowLine),
        'None is set up yet.',
      ),
      { type: 'actions', elements: [start] },
      context('/leenops help lists the commands.'),
    ],
  };
}

const inventedText = (until: Date) =>
  `A demo: every run from before ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC is invented, with its decisions and costs.`;

function reviewBlock(line: WaitingLine, reader: string, now: Date): KnownBlock {
  return { ...waitingLine(line, reader, now), block_id: `waiting:${line.reviewId}` };
}

function decideSeveral(total: number, listed: number): KnownBlock[] {
  if (total === 0) return [];
  const open: Button = {
    type: 'button',
    action_id: actionIds.decideSeveral,
    text: plain('Decide several'),
  };
  const rest = total - listed;
  return [
    ...(rest > 0 ? [context(`and ${rest} more: “Decide several” lists them all.`)] : []),
    { type: 'actions', elements: [open] },
  ];
}

function titledList(title: string, lines: Part[][], otherwise: string): KnownBlock[] {
  return richText([section(bold(title)), lines.length ? bullets(lines) : section(otherwise)]);
}

function workflowLine({ title, purpose, mode, standing }: Home['workflows'][number]): Part[] {
  return [
    bold(clip(oneLine(title), 80)),
    ` – ${clip(oneLine(purpose), 250)} (${[modeWords[mode], ...standingInWords(standing)].join('; ')})`,
  ];
}
