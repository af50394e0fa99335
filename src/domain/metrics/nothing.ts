import type { OperationsMetrics } from './operations.ts';

const none = { of: 0, outOf: 0 };
const noSpread = { count: 0, p50: null, p90: null };

/** The numbers of a time in which nothing happened. */
export const nothingHappened: OperationsMetrics = {
  finished: 0,
  outcomes: [],
  completed: none,
  completedInShadow: 0,
  withoutRework: { ...none, isProvisional: false },
  cycleTime: noSpread,
  split: null,
  cost: { microUsd: 0, model: 0, tools: null, pricedCalls: none, unpriced: none, perCompleted: null },
  approved: none,
  edited: none,
  timeToDecide: noSpread,
  reviewers: [],
  rejections: { count: 0, reasons: [] },
  escalations: { count: 0, categories: [], by: [] },
  incidents: { count: 0, causes: [], severities: [], blockedRuns: 0, repeated: [], open: 0 },
  reversals: 0,
  queue: { open: 0, overdue: none, oldestMs: null },
};
