import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { ModeStanding } from '../../engine/modes/standings.ts';
import type { HomeReport } from '../../reports/home/home.ts';
import type { RunPage } from '../../reports/run-pages.ts';
import type { HomeChoice } from '../home/choice.ts';
import { actionIds, callbackIds } from '../ids.ts';
import type { WorkflowLine } from './help-message.ts';
import { upTo } from './home/counted.ts';
import { filters, turns } from './home/filters.ts';
import { gravestFirst, healthLine } from './home/health-line.ts';
import { runSection } from './home/run-section.ts';
import { stoppedLine, stoppedTitle } from './home/stopped-line.ts';
import { startable } from './home/welcome.ts';
import { context, header, plain } from './parts/blocks.ts';
import { bold, bullets, richText, section } from './parts/rich-text.ts';
import type { RunLine } from './run-list.ts';
import type { WaitingLine } from './waiting-line.ts';
import { waitingLine } from './waiting-line.ts';

export type Home = Omit<HomeReport, 'waiting' | 'runs'> & {
  /** The oldest of what waits for them, and how many there are. */
  waiting: { lines: readonly WaitingLine[]; total: number; overdue: number };
  /** A page of them, and how many there are as far as they are counted. */
  runs: Pick<RunPage, 'before' | 'next'> & { lines: readonly RunLine[]; count: number };
  /** Who reads it. */
  reader: string;
  choice: HomeChoice;
  /** The workflows of which they may see runs, their own at least. */
  known: readonly { id: string; title: string }[];
  /** Those that they may start. */
  mayStart: readonly WorkflowLine[];
  /** By workflow: today's places in pilot, and what was taken back lately. */
  standings: ReadonlyMap<string, ModeStanding>;
  /** A demo's history: what happened before was made up. */
  inventedUntil?: Date | undefined;
  now: Date;
};

export const shownOnHome = { waiting: 10, stopped: 6, runs: 10, workflows: 30 } as const;

/** What a person finds in the App Home: what waits for them, how their workflows are, what stands still, and the runs. */
export function homeView(home: Home): HomeView {
  const isNew = home.workflows.length === 0 && home.waiting.total === 0;
  return {
    type: 'home',
    callback_id: callbackIds.home,
    private_metadata: JSON.stringify(home.choice),
    blocks: [
      ...(home.inventedUntil ? [context(inventedText(home.inventedUntil))] : []),
      ...waiting(home),
      ...(isNew ? startable(home.mayStart, true) : []),
      ...health(home),
      ...stopped(home),
      ...runs(home),
      ...(isNew ? [] : startable(home.mayStart, false)),
      context('/leenops help lists the commands.'),
    ],
  };
}

const inventedText = (until: Date) =>
  `A demo: every run from before ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC is invented, with its decisions and costs.`;

function waiting({ waiting: { lines, total, overdue }, reader, now }: Home): KnownBlock[] {
  const late = overdue ? `, ${overdue} overdue` : '';
  const rest = total - lines.length;
  return [
    header(total ? `Waiting for you: ${total}${late}` : 'Nothing waits for you'),
    ...lines.map((line) => ({ ...waitingLine(line, reader, now), block_id: `waiting:${line.reviewId}` })),
    ...(rest > 0 ? [context(`and ${rest} more: “Decide several” lists them all.`)] : []),
    {
      type: 'actions',
      elements: [
        ...(total ? [button(actionIds.decideSeveral, 'Decide several')] : []),
        { ...button(actionIds.startRun, 'Start a workflow'), style: 'primary' },
      ],
    },
  ];
}

function button(actionId: string, label: string): Button {
  return { type: 'button', action_id: actionId, text: plain(label) };
}

function health({ workflows, standings }: Home): KnownBlock[] {
  if (workflows.length === 0) return [];
  const shown = gravestFirst(workflows).slice(0, shownOnHome.workflows);
  const rest = workflows.length - shown.length;
  return [
    { type: 'divider' },
    header('Your workflows'),
    ...richText([
      bullets([
        ...shown.map((line) => healthLine(line, standings.get(line.id))),
        ...(rest ? [[`and ${rest} more`]] : []),
      ]),
    ]),
    context(
      'Judged by the last seven days and by what is open now. /leenops map <workflow> shows how one is controlled.',
    ),
  ];
}

function stopped({ stopped: list, now }: Home): KnownBlock[] {
  const title = stoppedTitle(list);
  if (!title) return [];
  const isWhole = list.lines.length < shownOnHome.stopped;
  return [
    { type: 'divider' },
    header(title),
    ...richText([bullets(list.lines.map((line) => stoppedLine(line, now)))]),
    ...(isWhole ? [] : [context(`These ${list.lines.length} first: the gravest, and of those the oldest.`)]),
  ];
}

function runs({ runs: page, choice, known, workflows, now }: Home): KnownBlock[] {
  if (known.length === 0) return [];
  const { lines, count } = page;
  if (workflows.length === 0 && lines.length === 0 && isUntouched(choice)) return [];
  return [
    { type: 'divider' },
    header('Runs'),
    filters(choice, known),
    ...lines.map((line) => runSection(line, now)),
    ...(lines.length
      ? [context(`${lines.length} of ${upTo(count)} ${count === 1 ? 'run' : 'runs'}, newest first.`)]
      : richText([section(bold('No run fits. '), 'Choose another period or status, or every workflow.')])),
    ...turns(page),
  ];
}

/** Somebody who has never asked for a run is shown no empty list, unless they looked for something. */
function isUntouched({ workflow, status, whose }: HomeChoice): boolean {
  return workflow === null && status === 'any' && whose === 'all';
}
