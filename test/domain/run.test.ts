import { describe, expect, test } from 'vitest';
import { assertMove, isOver, openStatuses, runStatuses, statusesBefore } from '../../src/domain/run.ts';
import type { RunStatus } from '../../src/domain/run.ts';

/** Written out a second time on purpose: a move that is added or lost by accident shows here. */
const legal: Record<RunStatus, RunStatus[]> = {
  queued: ['running', 'blocked', 'cancelled'],
  running: ['queued', 'awaiting_review', 'executing', 'completed', 'blocked', 'cancelled'],
  awaiting_review: ['running', 'awaiting_review', 'executing', 'rejected', 'expired', 'blocked', 'cancelled'],
  executing: ['awaiting_review', 'completed', 'blocked'],
  blocked: ['queued', 'executing', 'cancelled'],
  completed: [],
  rejected: [],
  expired: [],
  cancelled: [],
};

const everyMove = runStatuses.flatMap((from) => runStatuses.map((to) => [from, to] as const));

describe('the way of a run', () => {
  test.each(everyMove.filter(([from, to]) => legal[from].includes(to)))('%s → %s', (from, to) => {
    expect(() => assertMove(from, to)).not.toThrow();
    expect(statusesBefore(to)).toContain(from);
  });
});

describe('is never', () => {
  test.each(everyMove.filter(([from, to]) => !legal[from].includes(to)))('%s → %s', (from, to) => {
    expect(() => assertMove(from, to)).toThrow(`A run cannot move from ${from} to ${to}.`);
    expect(statusesBefore(to)).not.toContain(from);
  });
});

test('a run is open until it is completed, rejected, expired or cancelled', () => {
  expect(openStatuses).toEqual(['queued', 'running', 'awaiting_review', 'executing', 'blocked']);
  expect(runStatuses.filter(isOver)).toEqual(['completed', 'rejected', 'expired', 'cancelled']);
});

test('nothing is executed but from a review, from the rules, or after a remedy', () => {
  expect(statusesBefore('executing')).toEqual(['running', 'awaiting_review', 'blocked']);
});
