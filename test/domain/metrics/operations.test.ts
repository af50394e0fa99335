import { expect, test } from 'vitest';
import type { Happened } from '../../../src/domain/metrics/happened.ts';
import { metricsOf } from '../../../src/domain/metrics/operations.ts';
import { percentOf } from '../../../src/domain/metrics/rate.ts';
import { spreadOf } from '../../../src/domain/metrics/spread.ts';
import { periodOf } from '../../../src/domain/week.ts';
import { day, hour, later, minute } from '../../../src/lib/time.ts';

const period = periodOf('2026-W47', 'UTC');
const at = (hours: number) => later(period.from, hours * hour);
const triage = { workflowId: 'triage' };
const bills = { workflowId: 'bills' };
const run = (
  of: typeof triage,
  status: 'completed' | 'rejected' | 'expired',
  minutes: number,
  cost = 100,
) => ({
  ...of,
  status,
  mode: 'live' as const,
  receivedAt: at(1),
  finishedAt: later(at(1), minutes * minute),
  costMicroUsd: cost,
});

/** Small enough to count by hand: what is expected below was. */
const week: Happened = {
  period,
  at: period.to,
  runs: [
    run(triage, 'completed', 10, 100),
    run(triage, 'completed', 20, 300),
    run(triage, 'rejected', 60, 200),
    { ...run(bills, 'completed', 30), costMicroUsd: null },
    { ...run(bills, 'completed', 40), mode: 'shadow' },
  ],
  reviews: [
    { ...triage, resolution: 'approved', openedAt: at(1), resolvedAt: at(2) },
    { ...triage, resolution: 'edited', openedAt: at(1), resolvedAt: at(4) },
    { ...triage, resolution: 'rejected', openedAt: at(1), resolvedAt: at(3) },
    { ...bills, resolution: 'approved', openedAt: at(1), resolvedAt: at(6) },
    { ...bills, resolution: 'escalated', openedAt: at(1), resolvedAt: at(9) },
    { ...bills, resolution: 'expired', openedAt: at(1), resolvedAt: at(9) },
  ],
  rejections: [
    { ...triage, reasonCode: 'wrong_amount' },
    { ...triage, reasonCode: 'wrong_amount' },
    { ...triage, reasonCode: null },
  ],
  escalations: [
    { ...bills, category: 'overdue', by: 'clock' },
    { ...bills, category: 'security', by: 'person' },
  ],
  incidents: [
    { ...triage, runId: 'run_0', cause: 'model', fingerprint: 'a', openedAt: later(period.from, -2 * day) },
    { ...triage, runId: 'run_1', cause: 'model', fingerprint: 'a', openedAt: at(1) },
    { ...triage, runId: 'run_1', cause: 'model', fingerprint: 'a', openedAt: at(2) },
    { ...bills, runId: 'run_2', cause: 'policy', fingerprint: 'b', openedAt: at(3) },
  ],
  waiting: [
    { ...bills, openedAt: later(period.to, -5 * hour), dueAt: later(period.to, -hour) },
    { ...bills, openedAt: later(period.to, -2 * hour), dueAt: later(period.to, hour) },
  ],
};

test('a week in total, counted by hand', () => {
  expect(metricsOf(week).total).toEqual({
    finished: 5,
    outcomes: [
      { code: 'completed', count: 4 },
      { code: 'rejected', count: 1 },
    ],
    completed: { of: 4, outOf: 5 },
    completedInShadow: 1,
    cycleTime: { count: 5, p50: 30 * minute, p90: 60 * minute },
    // One run's price is unknown, so the sum is, too.
    cost: { microUsd: null, unpriced: { of: 1, outOf: 5 }, perCompleted: null },
    // What a rule escalated or the clock ended was not resolved by people.
    approved: { of: 2, outOf: 4 },
    edited: { of: 1, outOf: 4 },
    timeToDecide: { count: 4, p50: 2 * hour, p90: 5 * hour },
    rejections: {
      count: 3,
      reasons: [
        { code: 'wrong_amount', count: 2 },
        { code: 'none_given', count: 1 },
      ],
    },
    escalations: {
      count: 2,
      categories: [
        { code: 'overdue', count: 1 },
        { code: 'security', count: 1 },
      ],
      by: [
        { code: 'clock', count: 1 },
        { code: 'person', count: 1 },
      ],
    },
    incidents: {
      count: 3,
      causes: [
        { code: 'model', count: 2 },
        { code: 'policy', count: 1 },
      ],
      blockedRuns: 2,
      repeated: ['a'],
    },
    queue: { open: 2, overdue: { of: 1, outOf: 2 }, oldestMs: 5 * hour },
  });
});

test('one workflow is counted from its own rows: the cost of the rejected run is shared by what was completed', () => {
  const [ofBills, ofTriage] = metricsOf(week).workflows;
  expect([ofBills?.id, ofTriage?.id]).toEqual(['bills', 'triage']);
  expect(ofTriage?.metrics).toMatchObject({
    finished: 3,
    completed: { of: 2, outOf: 3 },
    cost: { microUsd: 600, unpriced: { of: 0, outOf: 3 }, perCompleted: 300 },
    approved: { of: 1, outOf: 3 },
    queue: { open: 0, overdue: { of: 0, outOf: 0 }, oldestMs: null },
  });
});

test('of a week in which nothing happened nothing is known, and unknown is not zero', () => {
  const nothing = { runs: [], reviews: [], rejections: [], escalations: [], incidents: [], waiting: [] };
  const { total, workflows } = metricsOf({ period, at: period.to, ...nothing });
  expect(workflows).toEqual([]);
  expect(total.cycleTime).toEqual({ count: 0, p50: null, p90: null });
  expect(total.cost.perCompleted).toBeNull();
  expect(percentOf(total.approved)).toBeNull();
  expect(total.queue.oldestMs).toBeNull();
});

test('a percentile is a value that was there', () => {
  expect(spreadOf([4, 1, 3, 2])).toEqual({ count: 4, p50: 2, p90: 4 });
  expect(spreadOf([7])).toEqual({ count: 1, p50: 7, p90: 7 });
});

test('three failures over eight days do not repeat', () => {
  const apart = [at(1), at(2), later(at(1), -7 * day - minute)].map((openedAt) => ({
    ...triage,
    runId: null,
    cause: 'model' as const,
    fingerprint: 'a',
    openedAt,
  }));
  expect(metricsOf({ ...week, incidents: apart }).total.incidents.repeated).toEqual([]);
});
