import type { ActorKind } from '../event.ts';
import type { ReviewResolution } from '../review.ts';
import type { RunStatus } from '../run.ts';
import { costOf } from './cost.ts';
import type { Cost } from './cost.ts';
import type { Happened } from './happened.ts';
import { rateOf } from './rate.ts';
import type { Rate } from './rate.ts';
import { repeatedFailures } from './repeated.ts';
import { spreadOf } from './spread.ts';
import type { Spread } from './spread.ts';
import { tallyOf } from './tally.ts';
import type { Tally } from './tally.ts';

/** Where the time of finished runs went on average, in milliseconds; the parts sum to the mean of the whole. */
export type Split = {
  count: number;
  queue: number;
  agent: number;
  review: number;
  execution: number;
  /** Stood before its owner. */
  blocked: number;
  whole: number;
};

export type ReviewerLoad = { person: string; decisions: number; timeToDecide: Spread };

/** The numbers of one period, each defined here and nowhere else. Times in milliseconds, money in millionths of a dollar. */
export type OperationsMetrics = {
  /** Runs that ended in the period, by how. Blocked runs have not ended. */
  finished: number;
  outcomes: Tally;
  /** Of the finished runs. In shadow a run completes without carrying anything out. */
  completed: Rate;
  completedInShadow: number;
  /**
   * Completed runs with no edit, no rejection on the way, no run of the same subject asked for again and no reversal, both within seven
   * days of their end, of the completed runs. Provisional until those days have passed for all of them.
   */
  withoutRework: Rate & { isProvisional: boolean };
  /** From the intake's receipt to the run's end, over all finished runs. */
  cycleTime: Spread;
  /** Null of no finished run. */
  split: Split | null;
  cost: Cost;
  /** Reviews that people resolved by approving what was proposed, of all that people resolved. */
  approved: Rate;
  /** Those that they resolved by changing it, beside it. */
  edited: Rate;
  timeToDecide: Spread;
  /** Most decisions first; a decision counts for whoever made it. */
  reviewers: ReviewerLoad[];
  rejections: { count: number; reasons: Tally };
  escalations: { count: number; categories: Tally; by: Tally };
  /** Opened in the period; `open`: not resolved at its end, or now. `repeated`: fingerprints of which the third within seven days fell into it. */
  incidents: {
    count: number;
    causes: Tally;
    severities: Tally;
    blockedRuns: number;
    repeated: string[];
    open: number;
  };
  /** Actions that were undone, recorded in the period. */
  reversals: number;
  queue: { open: number; overdue: Rate; oldestMs: number | null };
};

const byPeople: readonly ReviewResolution[] = ['approved', 'edited', 'rejected', 'answered'];
const isOf = (workflowId: string) => (one: { workflowId: string }) => one.workflowId === workflowId;

/** Per workflow that had anything to count, and in total; the total is counted anew, not added up. */
export function metricsOf(happened: Happened): {
  total: OperationsMetrics;
  workflows: { id: string; metrics: OperationsMetrics }[];
} {
  const { runs, reviews, rejections, escalations, incidents, waiting } = happened;
  const all = [runs, reviews, rejections, escalations, incidents, waiting].flat();
  const ids = all.map(({ workflowId }) => workflowId);
  return {
    total: count(happened),
    workflows: [...new Set(ids)].toSorted().map((id) => ({ id, metrics: count(only(happened, id)) })),
  };
}

function only(all: Happened, id: string): Happened {
  return {
    ...all,
    runs: all.runs.filter(isOf(id)),
    reviews: all.reviews.filter(isOf(id)),
    rejections: all.rejections.filter(isOf(id)),
    escalations: all.escalations.filter(isOf(id)),
    incidents: all.incidents.filter(isOf(id)),
    waiting: all.waiting.filter(isOf(id)),
  };
}

function count({ period, at, ...all }: Happened): OperationsMetrics {
  const completed = rateOf(all.runs, ({ status }) => status === ('completed' satisfies RunStatus));
  const decided = all.reviews.filter(({ resolution }) => byPeople.includes(resolution));
  const opened = all.incidents.filter(({ openedAt }) => openedAt >= period.from && openedAt < period.to);
  return {
    finished: all.runs.length,
    outcomes: tallyOf(all.runs.map(({ status }) => status)),
    completed,
    completedInShadow: all.runs.filter(({ status, mode }) => status === 'completed' && mode === 'shadow')
      .length,
    cycleTime: spreadOf(
      all.runs.map(({ receivedAt, finishedAt }) => finishedAt.getTime() - receivedAt.getTime()),
    ),
    withoutRework: { of: completed.of, outOf: completed.of, isProvisional: true },
    split: null,
    reviewers: [],
    reversals: 0,
    cost: costOf(all.runs, completed.of),
    approved: rateOf(decided, ({ resolution }) => resolution === 'approved'),
    edited: rateOf(decided, ({ resolution }) => resolution === 'edited'),
    timeToDecide: spreadOf(
      decided.map(({ openedAt, resolvedAt }) => resolvedAt.getTime() - openedAt.getTime()),
    ),
    rejections: {
      count: all.rejections.length,
      reasons: tallyOf(all.rejections.map(({ reasonCode }) => reasonCode ?? 'none_given')),
    },
    escalations: {
      count: all.escalations.length,
      categories: tallyOf(all.escalations.map(({ category }) => category)),
      by: tallyOf(all.escalations.map(({ by }): ActorKind => by)),
    },
    incidents: {
      count: opened.length,
      causes: tallyOf(opened.map(({ cause }) => cause)),
      blockedRuns: new Set(opened.flatMap(({ runId }) => runId ?? [])).size,
      repeated: repeatedFailures(all.incidents, period),
      severities: [],
      open: 0,
    },
    queue: {
      open: all.waiting.length,
      overdue: rateOf(all.waiting, ({ dueAt }) => dueAt < at),
      oldestMs: oldest(all.waiting, at),
    },
  };
}

function oldest(waiting: Happened['waiting'], at: Date): number | null {
  if (waiting.length === 0) return null;
  return at.getTime() - Math.min(...waiting.map(({ openedAt }) => openedAt.getTime()));
}
