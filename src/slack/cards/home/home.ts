import type { ModeStanding } from '../../../engine/modes/standings.ts';
import type { HomeReport } from '../../../reports/home/home.ts';
import type { RunPage } from '../../../reports/run-pages.ts';
import type { HomeChoice } from '../../home/choice.ts';
import type { WorkflowLine } from '../help-message.ts';
import type { RunLine } from '../run-list.ts';
import type { WaitingLine } from '../waiting-line.ts';

export type Home = Omit<HomeReport, 'waiting' | 'runs'> & {
  /** The oldest of what waits for them, and how many there are. */
  waiting: { lines: readonly WaitingLine[]; total: number; overdue: number };
  /** The teams of which Slack does not say who is in them: what the reader has by them is missing. */
  unknown: readonly string[];
  /** A page of them, and how many there are as far as they are counted. */
  runs: Pick<RunPage, 'before' | 'next'> & { lines: readonly RunLine[]; count: number };
  /** Who reads it. */
  reader: string;
  choice: HomeChoice;
  /** The workflows of which they may see runs, their own at least. */
  known: readonly { id: string; title: string }[];
  /** Those that they may start. */
  mayStart: readonly WorkflowLine[];
  /** Whom to ask for a team. */
  admins: readonly string[];
  /** By workflow: today's places in pilot, and what was taken back lately. */
  standings: ReadonlyMap<string, ModeStanding>;
  /** A demo's history: what happened before was made up. */
  inventedUntil?: Date | undefined;
  now: Date;
};

export const shownOnHome = { waiting: 10, stopped: 6, runs: 10, workflows: 30, healthyEach: 10 } as const;
