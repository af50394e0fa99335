import type { OperationsMetrics } from '../../../../src/domain/metrics/operations.ts';
import { hour, minute } from '../../../../src/lib/time.ts';
import type { WeekOfTrend } from '../../../../src/reports/trend.ts';
import { metricsMessage } from '../../../../src/slack/cards/metrics/metrics-message.ts';
import type { MetricsView } from '../../../../src/slack/cards/metrics/metrics-message.ts';
import { grace, linus } from './times-and-people.ts';

const nothing: OperationsMetrics = {
  finished: 0,
  outcomes: [],
  completed: { of: 0, outOf: 0 },
  completedInShadow: 0,
  withoutRework: { of: 0, outOf: 0, isProvisional: true },
  cycleTime: { count: 0, p50: null, p90: null },
  split: null,
  cost: {
    microUsd: 0,
    model: 0,
    tools: null,
    pricedCalls: { of: 0, outOf: 0 },
    unpriced: { of: 0, outOf: 0 },
    perCompleted: null,
  },
  approved: { of: 0, outOf: 0 },
  edited: { of: 0, outOf: 0 },
  timeToDecide: { count: 0, p50: null, p90: null },
  reviewers: [],
  rejections: { count: 0, reasons: [] },
  escalations: { count: 0, categories: [], by: [] },
  incidents: { count: 0, causes: [], severities: [], blockedRuns: 0, repeated: [], open: 0 },
  reversals: 0,
  queue: { open: 0, overdue: { of: 0, outOf: 0 }, oldestMs: null },
};

const aWeek: OperationsMetrics = {
  finished: 52,
  outcomes: [
    { code: 'completed', count: 44 },
    { code: 'rejected', count: 6 },
    { code: 'expired', count: 2 },
  ],
  completed: { of: 44, outOf: 52 },
  completedInShadow: 3,
  withoutRework: { of: 38, outOf: 41, isProvisional: true },
  cycleTime: { count: 52, p50: 3.4 * hour, p90: 14 * hour },
  split: {
    count: 52,
    queue: 2 * minute,
    agent: minute,
    review: 4.1 * hour,
    execution: 4_000,
    blocked: 0,
    whole: 4.1 * hour + 3 * minute + 4_000,
  },
  cost: {
    microUsd: 1_310_000,
    model: 1_310_000,
    tools: null,
    pricedCalls: { of: 0, outOf: 0 },
    unpriced: { of: 0, outOf: 52 },
    perCompleted: 29_773,
  },
  approved: { of: 37, outOf: 48 },
  edited: { of: 5, outOf: 48 },
  timeToDecide: { count: 48, p50: 70 * minute, p90: 6.2 * hour },
  reviewers: [
    { person: grace, decisions: 39, timeToDecide: { count: 39, p50: 50 * minute, p90: 5 * hour } },
    { person: linus, decisions: 11, timeToDecide: { count: 11, p50: 3 * hour, p90: 9 * hour } },
  ],
  rejections: {
    count: 6,
    reasons: [
      { code: 'wrong_amount', count: 4 },
      { code: 'none_given', count: 2 },
    ],
  },
  escalations: {
    count: 3,
    categories: [
      { code: 'legal', count: 2 },
      { code: 'overdue', count: 1 },
    ],
    by: [
      { code: 'person', count: 2 },
      { code: 'clock', count: 1 },
    ],
  },
  incidents: {
    count: 4,
    causes: [
      { code: 'action_failed', count: 3 },
      { code: 'policy', count: 1 },
    ],
    severities: [{ code: 'high', count: 4 }],
    blockedRuns: 4,
    repeated: ['support-triage:action_failed:timeout'],
    open: 1,
  },
  reversals: 1,
  queue: { open: 4, overdue: { of: 1, outOf: 4 }, oldestMs: 26 * hour },
};

const theWeekBefore: OperationsMetrics = {
  ...aWeek,
  finished: 40,
  cycleTime: { count: 40, p50: 2.9 * hour, p90: 12 * hour },
  timeToDecide: { count: 35, p50: 55 * minute, p90: 4 * hour },
  rejections: { count: 3, reasons: [] },
  escalations: { count: 3, categories: [], by: [] },
  incidents: { ...aWeek.incidents, count: 1 },
  cost: {
    microUsd: 990_000,
    model: 990_000,
    tools: null,
    pricedCalls: { of: 0, outOf: 0 },
    unpriced: { of: 0, outOf: 40 },
    perCompleted: 28_286,
  },
};

/** Completed, rejected and expired, week by week. */
const counts: [string, number, number, number][] = [
  ['2026-W41', 31, 6, 1],
  ['2026-W42', 35, 4, 0],
  ['2026-W43', 42, 8, 2],
  ['2026-W44', 38, 3, 1],
  ['2026-W45', 0, 0, 0],
  ['2026-W46', 44, 2, 3],
  ['2026-W47', 34, 5, 1],
  ['2026-W48', 44, 6, 2],
];
const weeks: WeekOfTrend[] = counts.map(([week, completed, rejected, expired]) => ({
  week,
  workflows: [],
  total: {
    ...nothing,
    outcomes: [
      { code: 'completed', count: completed },
      { code: 'rejected', count: rejected },
      { code: 'expired', count: expired },
    ],
  },
}));

const triage = { id: 'support-triage', title: 'Support triage' };
const invoices = { id: 'invoice-exceptions', title: 'Invoice exceptions' };

export const aMetricsView: MetricsView = {
  name: '7d',
  period: { from: new Date('2026-11-17T00:00:00Z'), to: new Date('2026-11-24T00:00:00Z') },
  total: aWeek,
  before: theWeekBefore,
  workflows: [
    { id: invoices.id, metrics: { ...nothing, queue: { ...nothing.queue, open: 1 } } },
    { id: triage.id, metrics: aWeek },
  ],
  weeks,
  workflow: null,
  choices: [triage, invoices],
  reasons: [
    { label: 'The amount is wrong', count: 4 },
    { label: 'no reason given', count: 2 },
  ],
  categories: [
    { label: 'A lawyer must look', count: 2 },
    { label: 'Nobody decided in time', count: 1 },
  ],
  kind: 'real',
  timeZone: 'UTC',
};

export const aQuietView: MetricsView = {
  ...aMetricsView,
  name: '90d',
  total: nothing,
  before: nothing,
  workflows: [],
  reasons: [],
  categories: [],
  weeks: weeks.map(({ week }) => ({ week, workflows: [], total: nothing })),
  workflow: triage,
  choices: [triage],
  kind: 'demo',
};

const few: OperationsMetrics = {
  ...aWeek,
  finished: 5,
  outcomes: [
    { code: 'completed', count: 3 },
    { code: 'rejected', count: 2 },
  ],
  completed: { of: 3, outOf: 5 },
  completedInShadow: 0,
  withoutRework: { of: 3, outOf: 3, isProvisional: true },
  cost: {
    microUsd: null,
    model: null,
    tools: null,
    pricedCalls: { of: 0, outOf: 0 },
    unpriced: { of: 2, outOf: 5 },
    perCompleted: null,
  },
};

/** As it is pasted into Block Kit Builder: without its picture. */
function withoutPictures(view: MetricsView) {
  const { text, blocks } = metricsMessage(view);
  return { text, blocks };
}

export const metricsStates = {
  'metrics-of-all': withoutPictures(aMetricsView),
  'metrics-of-one': withoutPictures({ ...aMetricsView, workflow: triage, name: '30d' }),
  'metrics-of-few-runs': withoutPictures({ ...aMetricsView, total: few, workflow: triage, kind: 'demo' }),
  'metrics-of-nothing': withoutPictures(aQuietView),
};
