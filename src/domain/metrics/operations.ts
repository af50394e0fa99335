import type { ReviewResolution } from '../review.ts';
import { day, later } from '../../lib/time.ts';
import type { Period } from '../week.ts';
import { costOf } from './cost.ts';
import type { Cost } from './cost.ts';
import type { Counted } from './counted.ts';
import type { Rate } from './rate.ts';
import { splitOf } from './split.ts';
import { countOf, spreadOf } from './spread.ts';
import type { Spread } from './spread.ts';
import type { Standing } from './standing.ts';
import { tallyOf } from './tally.ts';
import type { Tally } from './tally.ts';
import type { Troubles } from './troubles.ts';

/**
 * Where the time of finished runs went on average, in milliseconds; the parts sum to the mean of the whole. Over the runs of which it is
 * known: not those from before it was recorded.
 */
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
   * days of their end, of the completed runs that were not in shadow. Provisional until those days have passed for all of them.
   */
  withoutRework: Rate & { isProvisional: boolean };
  /** From the intake's receipt to the run's end, over all finished runs; to the unit of `spanUnits`, as every spread of spans here. */
  cycleTime: Spread;
  /** Null where it is known of no finished run. */
  split: Split | null;
  cost: Cost;
  /**
   * Reviews that people resolved by approving what was proposed, of all that people resolved. One that ended with nothing but the approval
   * of whoever had edited the proposal is none: the edit is counted.
   */
  approved: Rate;
  /** Those that they resolved by changing it, beside it. */
  edited: Rate;
  timeToDecide: Spread;
  /** Most decisions first; a decision counts for whoever made it, and an edit is one decision, not an approval on top. */
  reviewers: ReviewerLoad[];
  rejections: { count: number; reasons: Tally };
  escalations: { count: number; categories: Tally; by: Tally };
  /** Opened in the period, as runs that stopped in it are counted once; `open`: not resolved at its end, or now. `repeated`: fingerprints of which the third within seven days fell into it. */
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

/** Rework that begins later than this after a run's end is no rework of it any more. */
export const matureAfter = 7 * day;

const approved: ReviewResolution = 'approved';
const edited: ReviewResolution = 'edited';

/** What the counts of a period say. `at`: when what stands open was looked at, the end of the period or now. */
export function metricsOf(
  { period, now }: { period: Period; now: Date },
  counted: Counted,
  troubles: Troubles,
  standing: Standing & { at: Date },
): OperationsMetrics {
  const { outcomes, completedInShadow, resolutions, rejections, escalations } = counted;
  const finished = sumOf(outcomes);
  const completed = { of: outcomes['completed'] ?? 0, outOf: finished };
  const decided = sumOf(resolutions);
  const { incidents, repeated } = troubles;
  return {
    finished,
    outcomes: tallyOf(outcomes),
    completed,
    completedInShadow,
    withoutRework: {
      of: counted.withoutRework,
      outOf: completed.of - completedInShadow,
      isProvisional: now < later(period.to, matureAfter),
    },
    cycleTime: spreadOf(counted.cycle),
    split: splitOf(counted.split),
    cost: costOf(counted.cost, { finished, completed: completed.of }),
    approved: { of: resolutions[approved] ?? 0, outOf: decided },
    edited: { of: resolutions[edited] ?? 0, outOf: decided },
    timeToDecide: spreadOf(counted.deciding),
    reviewers: reviewersOf(counted),
    rejections: { count: sumOf(rejections), reasons: tallyOf(rejections) },
    escalations: {
      count: sumOf(escalations.by),
      categories: tallyOf(escalations.categories),
      by: tallyOf(escalations.by),
    },
    incidents: {
      count: incidents,
      causes: tallyOf(troubles.causes),
      severities: tallyOf(troubles.severities),
      blockedRuns: Object.keys(counted.stopped).length,
      repeated,
      open: standing.incidents,
    },
    reversals: counted.reversals,
    queue: {
      open: standing.reviews,
      overdue: { of: standing.overdue, outOf: standing.reviews },
      oldestMs: standing.oldest === null ? null : standing.at.getTime() - Date.parse(standing.oldest),
    },
  };
}

function reviewersOf({ reviewers }: Counted): ReviewerLoad[] {
  return Object.entries(reviewers)
    .map(([person, spans]) => ({ person, decisions: countOf(spans), timeToDecide: spreadOf(spans) }))
    .toSorted((a, b) => b.decisions - a.decisions || (a.person < b.person ? -1 : 1));
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
