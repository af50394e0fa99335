import type { DigestReport, WorkflowWeek } from '../../../../src/domain/digest/report.ts';
import { noStanding } from '../../../../src/domain/digest/standing.ts';
import { nothingHappened } from '../../../../src/domain/metrics/nothing.ts';
import type { OperationsMetrics } from '../../../../src/domain/metrics/operations.ts';
import { weekBefore } from '../../../../src/domain/week.ts';
import { day, hour, minute, second } from '../../../../src/lib/time.ts';
import { grace, linus, maya } from './times-and-people.ts';

const decisions = (person: string, count: number) => ({
  person,
  decisions: count,
  timeToDecide: { count, p50: 12 * minute, p90: 3 * hour },
});

/** A full week of support, of which people looked at half. */
export const busy: OperationsMetrics = {
  finished: 212,
  outcomes: [
    { code: 'completed', count: 196 },
    { code: 'rejected', count: 9 },
    { code: 'expired', count: 4 },
    { code: 'cancelled', count: 3 },
  ],
  completed: { of: 196, outOf: 212 },
  completedInShadow: 0,
  withoutRework: { of: 171, outOf: 196, isProvisional: true },
  cycleTime: { count: 212, p50: 42 * minute, p90: 5 * hour },
  split: {
    count: 212,
    queue: 40 * second,
    agent: 50 * second,
    review: 96 * minute,
    execution: 4 * second,
    blocked: 5 * minute,
    whole: 96 * minute + 5 * minute + 94 * second,
  },
  cost: {
    microUsd: 14_840_000,
    model: 14_210_000,
    tools: 630_000,
    pricedCalls: { of: 196, outOf: 880 },
    unpriced: { of: 0, outOf: 212 },
    perCompleted: 75_714,
  },
  approved: { of: 84, outOf: 108 },
  edited: { of: 15, outOf: 108 },
  timeToDecide: { count: 108, p50: 26 * minute, p90: 4 * hour },
  reviewers: [decisions(grace, 51), decisions(linus, 44), decisions(maya, 13)],
  rejections: {
    count: 9,
    reasons: [
      { code: 'wrong_amount', count: 5 },
      { code: 'tone', count: 3 },
      { code: 'not_ours', count: 1 },
    ],
  },
  escalations: {
    count: 11,
    categories: [
      { code: 'over_limit', count: 7 },
      { code: 'overdue', count: 4 },
    ],
    by: [
      { code: 'rule', count: 6 },
      { code: 'clock', count: 4 },
      { code: 'person', count: 1 },
    ],
  },
  incidents: {
    count: 4,
    causes: [
      { code: 'connector', count: 3 },
      { code: 'budget', count: 1 },
    ],
    severities: [
      { code: 'medium', count: 3 },
      { code: 'high', count: 1 },
    ],
    blockedRuns: 3,
    repeated: ['support-triage:connector:unavailable'],
    open: 1,
  },
  reversals: 0,
  queue: { open: 6, overdue: { of: 1, outOf: 6 }, oldestMs: 2 * day },
};

const few: OperationsMetrics = {
  ...nothingHappened,
  finished: 5,
  outcomes: [{ code: 'completed', count: 5 }],
  completed: { of: 5, outOf: 5 },
  withoutRework: { of: 5, outOf: 5, isProvisional: true },
  cycleTime: { count: 5, p50: 2 * hour, p90: 3 * hour },
  cost: {
    microUsd: null,
    model: null,
    tools: null,
    pricedCalls: { of: 0, outOf: 0 },
    unpriced: { of: 2, outOf: 5 },
    perCompleted: null,
  },
  approved: { of: 3, outOf: 5 },
  edited: { of: 2, outOf: 5 },
  timeToDecide: { count: 5, p50: hour, p90: 2 * hour },
  reviewers: [decisions(grace, 5)],
};

const reasons = [
  { label: 'The amount is wrong', count: 5 },
  { label: 'Wrong tone', count: 3 },
  { label: 'Not ours to settle', count: 1 },
];
const categories = [
  { label: 'Over the limit', count: 7 },
  { label: 'Nobody decided in time', count: 4 },
];

export const support: WorkflowWeek = {
  id: 'support-triage',
  title: 'Support triage',
  mode: 'live',
  isPaused: false,
  metrics: busy,
  completedBefore: 184,
  settled: { of: 165, outOf: 184 },
  reasons,
  categories,
  standing: {
    ...noStanding(),
    reviews: { count: 6, oldestMs: 2 * day },
    overdue: { count: 1, oldestMs: 3 * hour },
    incidents: { count: 1, oldestMs: 5 * hour },
  },
};

export const invoices: WorkflowWeek = {
  ...support,
  id: 'invoice-exceptions',
  title: 'Invoice exceptions',
  mode: 'pilot',
  metrics: few,
  completedBefore: 7,
  settled: { of: 6, outOf: 7 },
  reasons: [],
  categories: [],
  standing: noStanding(),
};

export const leads: WorkflowWeek = {
  ...invoices,
  id: 'lead-enrichment',
  title: 'Lead enrichment',
  mode: 'shadow',
  metrics: nothingHappened,
  completedBefore: 0,
  settled: { of: 0, outOf: 0 },
};

const weeks: DigestReport['weeks'] = [];
for (let week = '2026-W47', nth = 0; weeks.length < 8; week = weekBefore(week), nth += 1)
  weeks.unshift({
    week,
    outcomes: [
      { code: 'completed', count: 196 - 12 * nth },
      { code: 'rejected', count: 9 + (nth % 3) },
      { code: 'expired', count: nth % 2 },
    ],
  });

/** The digest of an ordinary Monday, in a company that is real. */
export const ordinary: DigestReport = {
  week: '2026-W47',
  first: '2026-11-16',
  last: '2026-11-22',
  timeZone: 'Europe/Amsterdam',
  countedAt: '2026-11-23T08:00:00.000Z',
  isOver: true,
  kind: 'real',
  isWhole: true,
  total: busy,
  before: { ...busy, completed: { of: 184, outOf: 199 } },
  settled: { week: '2026-W46', rate: { of: 165, outOf: 184 } },
  reasons,
  categories,
  weeks,
  workflows: [support, invoices, leads],
  step: {
    rule: 'repeated_failure',
    evidence: {
      count: 1,
      workflow: 'support-triage',
      title: 'Support triage',
      failure: 'connector unavailable',
    },
    finding:
      'Support triage failed three times or more within seven days for the same reason: connector unavailable.',
    advice: 'Deal with the reason first: a retry of each run only meets it again.',
    command: '/leenops incidents support-triage',
  },
};

/** The first week of a trial: five runs, nothing that can be judged. */
export const firstWeek: DigestReport = {
  ...ordinary,
  kind: 'demo',
  total: few,
  before: nothingHappened,
  settled: null,
  reasons: [],
  categories: [],
  weeks: weeks.map(({ week }) => ({
    week,
    outcomes: week === '2026-W47' ? few.outcomes : [],
  })),
  workflows: [{ ...invoices, completedBefore: 0, settled: null }],
  step: {
    rule: 'not_enough_data',
    evidence: { finished: 5, rules: 16 },
    finding: 'Nothing stands out, but 5 runs ended: not enough data to say that all is well.',
    advice: 'Nothing to do now.',
    command: null,
  },
};

export const emptyWeek: DigestReport = {
  ...firstWeek,
  total: nothingHappened,
  weeks: weeks.map(({ week }) => ({ week, outcomes: [] })),
  workflows: [leads],
  step: {
    rule: 'nothing_ran',
    evidence: { workflows: 1 },
    finding: 'No run ended in the week (1 workflow).',
    advice: 'Start one, or see in the list of schedules what should have started one.',
    command: '/leenops schedules',
  },
};

/** Of last month, and counted again: how things stand now is not its business. */
export const longPast: DigestReport = {
  ...ordinary,
  week: '2026-W42',
  first: '2026-10-12',
  last: '2026-10-18',
  settled: { week: '2026-W42', rate: { of: 171, outOf: 196 } },
  total: { ...busy, withoutRework: { of: 171, outOf: 196, isProvisional: false } },
  workflows: [{ ...support, standing: null }],
  step: null,
};

export const soFar: DigestReport = {
  ...ordinary,
  isOver: false,
  isWhole: false,
  workflows: [{ ...support, isPaused: true }],
  step: null,
};
