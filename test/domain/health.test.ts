import { describe, expect, test } from 'vitest';
import { healthBounds, judgeHealth } from '../../src/domain/health.ts';
import type { Vitals } from '../../src/domain/health.ts';
import type { OperationsMetrics } from '../../src/domain/metrics/operations.ts';
import { day, hour } from '../../src/lib/time.ts';
import { metricsWith } from '../support/metrics/metrics-with.ts';

const to = new Date('2026-11-23T12:00:00Z');
const period = { from: new Date(to.getTime() - 7 * day), to };

/** A week in which forty runs ended, all of them completed, and people took what they decided on. */
function aWeek(changes: Partial<OperationsMetrics> = {}): OperationsMetrics {
  return {
    ...metricsWith(period),
    finished: 40,
    outcomes: [{ code: 'completed', count: 40 }],
    completed: { of: 40, outOf: 40 },
    approved: { of: 18, outOf: 20 },
    edited: { of: 2, outOf: 20 },
    ...changes,
  };
}

const none = { low: 0, medium: 0, high: 0, critical: 0 };
const judged = (changes: Partial<Vitals> = {}) =>
  judgeHealth({
    metrics: aWeek(),
    openIncidents: none,
    blockedRuns: 0,
    pause: null,
    demotedAt: null,
    obstacle: null,
    ...changes,
  });
const inWeek = (changes: Partial<OperationsMetrics>) => judged({ metrics: aWeek(changes) });
const codes = ({ health, reasons }: ReturnType<typeof judged>) => [
  health,
  ...reasons.map(({ code }) => code),
];

test('a week in which everything went well is healthy, and says of how many', () => {
  expect(judged()).toEqual({
    health: 'healthy',
    reasons: [{ code: 'completed', rate: { of: 40, outOf: 40 } }],
  });
});

describe('not enough is known', () => {
  test.each([
    ['of a workflow of which nothing was counted', undefined, 0],
    ['of four runs', aWeek({ finished: healthBounds.finished - 1 }), 4],
  ])('%s', (_, metrics, finished) => {
    expect(judged({ metrics })).toEqual({
      health: 'not_enough_data',
      reasons: [{ code: 'few_runs', finished, needed: 5 }],
    });
  });

  test('the fifth run is enough', () => {
    expect(inWeek({ finished: healthBounds.finished }).health).toBe('healthy');
  });

  test('but trouble is trouble on the first run', () => {
    expect(codes(judged({ metrics: undefined, openIncidents: { ...none, critical: 1 } }))).toEqual([
      'in_trouble',
      'incidents',
    ]);
  });
});

describe('what stands now', () => {
  test.each<[string, Partial<Vitals>, string]>([
    ['an open incident', { openIncidents: { ...none, high: 2 } }, 'needs_a_look'],
    ['a critical one', { openIncidents: { ...none, high: 2, critical: 1 } }, 'in_trouble'],
    ['one stopped run', { blockedRuns: 1 }, 'needs_a_look'],
    ['four stopped runs', { blockedRuns: 4 }, 'needs_a_look'],
    ['five stopped runs', { blockedRuns: 5 }, 'in_trouble'],
    ['a pause', { pause: { by: 'U0GRACE', since: to } }, 'needs_a_look'],
    ['a demotion', { demotedAt: to }, 'needs_a_look'],
    ['no team to ask', { obstacle: 'teams' }, 'in_trouble'],
    ['a tool that was taken away', { obstacle: 'tools' }, 'in_trouble'],
  ])('%s', (_, changes, health) => {
    expect(judged(changes).health).toBe(health);
  });

  test('how many incidents are open is counted over all severities', () => {
    const { reasons } = judged({ openIncidents: { low: 1, medium: 1, high: 1, critical: 1 } });
    expect(reasons).toEqual([{ code: 'incidents', critical: 1, open: 4 }]);
  });
});

describe('how it went lately', () => {
  const overdue = (oldestMs: number) =>
    inWeek({ queue: { open: 7, overdue: { of: 1, outOf: 7 }, oldestMs } }).health;
  const expired = (count: number, finished: number) =>
    inWeek({ finished, outcomes: [{ code: 'expired', count }] }).health;
  const taken = (approved: number, edited: number, outOf: number) =>
    inWeek({ approved: { of: approved, outOf }, edited: { of: edited, outOf } }).health;

  test('a review that is overdue needs a look; two days are trouble', () => {
    expect([overdue(5 * hour), overdue(2 * day - 1), overdue(2 * day)]).toEqual([
      'needs_a_look',
      'needs_a_look',
      'in_trouble',
    ]);
  });

  test('open reviews that are in time say nothing, however old', () => {
    expect(inWeek({ queue: { open: 7, overdue: { of: 0, outOf: 7 }, oldestMs: 3 * day } }).health).toBe(
      'healthy',
    );
  });

  test('one in twenty that nobody decided needs a look, one in five is trouble, and nine runs say nothing', () => {
    expect([expired(1, 21), expired(1, 20), expired(3, 16), expired(4, 20), expired(9, 9)]).toEqual([
      'healthy',
      'needs_a_look',
      'needs_a_look',
      'in_trouble',
      'healthy',
    ]);
  });

  test('people who take fewer than four in five, edited ones counted in, want a look; fewer than half is trouble', () => {
    expect([taken(7, 1, 10), taken(7, 0, 10), taken(5, 0, 10), taken(4, 0, 10), taken(0, 0, 9)]).toEqual([
      'healthy',
      'needs_a_look',
      'needs_a_look',
      'in_trouble',
      'healthy',
    ]);
  });

  test('a failure that came back needs a look, and is trouble while an incident is open', () => {
    const incidents = { ...aWeek().incidents, repeated: ['triage:model:timeout'] };
    expect(inWeek({ incidents }).health).toBe('needs_a_look');
    expect(codes(judged({ metrics: aWeek({ incidents }), openIncidents: { ...none, low: 1 } }))).toEqual([
      'in_trouble',
      'repeated_failures',
      'incidents',
    ]);
  });
});

test('what is grave is said first', () => {
  expect(codes(judged({ pause: { by: 'U0GRACE', since: to }, blockedRuns: 5, obstacle: 'tools' }))).toEqual([
    'in_trouble',
    'cannot_run',
    'blocked_runs',
    'paused',
  ]);
});
