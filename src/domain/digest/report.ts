import type { OperationsMetrics } from '../metrics/operations.ts';
import type { Rate } from '../metrics/rate.ts';
import type { Tally } from '../metrics/tally.ts';
import type { NextStep } from '../next-step/rule.ts';
import type { Mode } from '../run.ts';
import type { Day } from '../days.ts';
import type { Week } from '../week.ts';
import type { Standing } from './standing.ts';

/** A code as its workflow words it. */
export type Counted = { label: string; count: number };

/** The share of completed runs without rework, of the last week of which it can be said for good. */
export type Settled = { week: Week; rate: Rate };

export type WorkflowWeek = {
  id: string;
  title: string;
  /** Null of a workflow that is not offered any more. */
  mode: Mode | null;
  isPaused: boolean;
  metrics: OperationsMetrics;
  completedBefore: number;
  settled: Rate | null;
  reasons: Counted[];
  categories: Counted[];
  /** Null where the week is long past, and nobody asks how things stand now. */
  standing: Standing | null;
};

/**
 * A week of the operation, as a digest says it: numbers, ids and our own words, nothing that a customer or a reviewer wrote. It is kept as
 * JSON once posted, so that it says for ever what it said then; so its instants are texts.
 */
export type DigestReport = {
  week: Week;
  first: Day;
  last: Day;
  timeZone: string;
  countedAt: string;
  /** Whether the week was over by then. */
  isOver: boolean;
  kind: 'demo' | 'real';
  /** Whether it is of every workflow, or of those alone that its reader has a part in. */
  isWhole: boolean;
  total: OperationsMetrics;
  before: OperationsMetrics;
  settled: Settled | null;
  reasons: Counted[];
  categories: Counted[];
  /** Runs by how they ended, oldest week first. */
  weeks: { week: Week; outcomes: Tally }[];
  workflows: WorkflowWeek[];
  /** Of the latest week that is over; null of any other. */
  step: NextStep | null;
};
