import { noStanding } from '../../../../src/domain/digest/standing.ts';
import type { Standing } from '../../../../src/domain/digest/standing.ts';
import { nothingHappened } from '../../../../src/domain/metrics/nothing.ts';
import type { OperationsMetrics } from '../../../../src/domain/metrics/operations.ts';
import type { Situation, WorkflowSituation } from '../../../../src/domain/next-step/situation.ts';

type Week = Partial<OperationsMetrics>;

/** A week of thirty runs of which people approved twenty, Grace and Linus half each: nothing in it to do anything about. */
export const quiet: OperationsMetrics = {
  ...nothingHappened,
  finished: 30,
  outcomes: [{ code: 'completed', count: 30 }],
  completed: { of: 30, outOf: 30 },
  withoutRework: { of: 30, outOf: 30, isProvisional: true },
  cycleTime: { count: 30, p50: 600_000, p90: 1_200_000 },
  cost: {
    microUsd: 3_000_000,
    model: 3_000_000,
    tools: null,
    pricedCalls: { of: 0, outOf: 0 },
    unpriced: { of: 0, outOf: 30 },
    perCompleted: 100_000,
  },
  approved: { of: 20, outOf: 20 },
  edited: { of: 0, outOf: 20 },
  timeToDecide: { count: 20, p50: 300_000, p90: 600_000 },
  reviewers: [
    { person: 'U0GRACE', decisions: 10, timeToDecide: { count: 10, p50: 300_000, p90: 600_000 } },
    { person: 'U0LINUS', decisions: 10, timeToDecide: { count: 10, p50: 300_000, p90: 600_000 } },
  ],
};

export const week = (more: Week = {}): OperationsMetrics => ({ ...quiet, ...more });

export function triage(
  weeks: readonly Week[],
  {
    standing = {},
    ...more
  }: { standing?: Partial<Standing> } & Partial<Omit<WorkflowSituation, 'standing'>> = {},
): WorkflowSituation {
  return {
    id: 'triage',
    title: 'Triage',
    mode: 'live',
    isPaused: false,
    labels: { tone: 'Wrong tone' },
    promotable: null,
    ...more,
    weeks: weeks.map(week),
    standing: { ...noStanding(), ...standing },
  };
}

/** One workflow is all there is. */
export function only(workflow: WorkflowSituation, more: Partial<Situation> = {}): Situation {
  return { weeks: workflow.weeks, workflows: [workflow], pauses: [], ...more };
}
