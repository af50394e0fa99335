import { expect, test } from 'vitest';
import { addCounted, nothingCounted } from '../../../src/domain/metrics/counted.ts';
import type { Counted } from '../../../src/domain/metrics/counted.ts';
import { gapsBetween } from '../../../src/domain/metrics/gaps.ts';
import { percentOf } from '../../../src/domain/metrics/rate.ts';
import { spansOf, spreadOf } from '../../../src/domain/metrics/spread.ts';
import { standingTogether } from '../../../src/domain/metrics/standing.ts';
import { periodOf } from '../../../src/domain/week.ts';
import { day, hour, later, minute } from '../../../src/lib/time.ts';
import { metricsWith } from '../../support/metrics/metrics-with.ts';

const period = periodOf('2026-W47', 'UTC');

/** Small enough to count by hand: what is expected below was. */
const week: Partial<Counted> = {
  outcomes: { rejected: 1, completed: 4 },
  completedInShadow: 1,
  withoutRework: 2,
  cycle: spansOf([10 * minute, 20 * minute, 60 * minute, 30 * minute, 40 * minute]),
  split: { count: 3, queue: 3, agent: 90, review: 300, execution: 30, blocked: 0 },
  cost: { model: 700, unpriced: 0, tools: 100, calls: 9, priced: 2 },
  resolutions: { approved: 2, edited: 1, rejected: 1 },
  deciding: spansOf([hour, 3 * hour, 2 * hour, 5 * hour]),
  reviewers: { U0LINUS: [hour, 1], U0GRACE: [2 * hour, 2, 5 * hour, 1] },
  rejections: { none_given: 1, wrong_amount: 2 },
  escalations: { categories: { overdue: 1, security: 1 }, by: { person: 1, clock: 1 } },
  stopped: { run_1: 1, run_2: 3 },
  reversals: 1,
};
const troubles = {
  incidents: 3,
  causes: { policy: 1, model: 2 },
  severities: { medium: 2, high: 1 },
  repeated: ['a'],
};
const standing = {
  reviews: 2,
  overdue: 1,
  oldest: later(period.to, -5 * hour).toISOString(),
  incidents: 1,
};

test('a week in total, counted by hand', () => {
  expect(metricsWith(period, week, { troubles, standing })).toEqual({
    finished: 5,
    outcomes: [
      { code: 'completed', count: 4 },
      { code: 'rejected', count: 1 },
    ],
    completed: { of: 4, outOf: 5 },
    completedInShadow: 1,
    withoutRework: { of: 2, outOf: 3, isProvisional: false },
    cycleTime: { count: 5, p50: 30 * minute, p90: 60 * minute },
    split: { count: 3, queue: 1, agent: 30, review: 100, execution: 10, blocked: 0, whole: 141 },
    cost: {
      microUsd: 800,
      model: 700,
      tools: 100,
      pricedCalls: { of: 2, outOf: 9 },
      unpriced: { of: 0, outOf: 5 },
      perCompleted: 200,
    },
    approved: { of: 2, outOf: 4 },
    edited: { of: 1, outOf: 4 },
    timeToDecide: { count: 4, p50: 2 * hour, p90: 5 * hour },
    reviewers: [
      { person: 'U0GRACE', decisions: 3, timeToDecide: { count: 3, p50: 2 * hour, p90: 5 * hour } },
      { person: 'U0LINUS', decisions: 1, timeToDecide: { count: 1, p50: hour, p90: hour } },
    ],
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
      severities: [
        { code: 'medium', count: 2 },
        { code: 'high', count: 1 },
      ],
      blockedRuns: 2,
      repeated: ['a'],
      open: 1,
    },
    reversals: 1,
    queue: { open: 2, overdue: { of: 1, outOf: 2 }, oldestMs: 5 * hour },
  });
});

test('one run whose price is unknown makes the sum unknown; where no tool has a price, that is said', () => {
  const { cost } = metricsWith(period, {
    ...week,
    cost: { model: 700, unpriced: 1, tools: 0, calls: 9, priced: 0 },
  });
  expect(cost).toEqual({
    microUsd: null,
    model: null,
    tools: null,
    pricedCalls: { of: 0, outOf: 9 },
    unpriced: { of: 1, outOf: 5 },
    perCompleted: null,
  });
});

test('of a week in which nothing happened nothing is known, and unknown is not zero', () => {
  const nothing = metricsWith(period);
  expect(nothing.cycleTime).toEqual({ count: 0, p50: null, p90: null });
  expect(nothing.split).toBeNull();
  expect(nothing.cost.perCompleted).toBeNull();
  expect(percentOf(nothing.approved)).toBeNull();
  expect(nothing.queue.oldestMs).toBeNull();
});

test('a percentile is a value that was there', () => {
  expect(spreadOf(spansOf([4, 1, 3, 2]))).toEqual({ count: 4, p50: 2, p90: 4 });
  expect(spreadOf([7, 1])).toEqual({ count: 1, p50: 7, p90: 7 });
  expect(spreadOf([7, 9, 100, 1])).toEqual({ count: 10, p50: 7, p90: 7 });
});

test('two days together are their sums, leaf by leaf', () => {
  const together = nothingCounted();
  addCounted(together, { ...nothingCounted(), reviewers: { U0GRACE: [5, 1] }, cycle: [10, 2] });
  addCounted(together, { ...nothingCounted(), reviewers: { U0GRACE: [5, 2, 9, 1] }, cycle: [8, 1] });
  expect(together).toMatchObject({ reviewers: { U0GRACE: [5, 3, 9, 1] }, cycle: [8, 1, 10, 2] });
  const none = { reviews: 0, overdue: 0, oldest: null, incidents: 2 };
  expect(standingTogether([none, standing])).toEqual({ ...standing, incidents: 3 });
});

test('what the counted days leave open is counted from rows, no more than a week at a time; a day of other clocks is passed over', () => {
  const from = new Date('2026-11-01T00:00:00Z');
  const dayFrom = (hours: number) => ({
    startsAt: later(from, hours * hour),
    endsAt: later(from, (hours + 24) * hour),
  });
  const days = [dayFrom(24), dayFrom(25), dayFrom(48)];
  const { covered, gaps } = gapsBetween(days, { from, to: later(from, 12 * day) });
  expect(covered).toEqual([days[0], days[2]]);
  expect(gaps).toEqual([
    { from, to: later(from, day) },
    { from: later(from, 3 * day), to: later(from, 10 * day) },
    { from: later(from, 10 * day), to: later(from, 12 * day) },
  ]);
});
