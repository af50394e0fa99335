import { describe, expect, test } from 'vitest';
import { noStanding } from '../../../src/domain/digest/standing.ts';
import { nextStep, rules } from '../../../src/domain/next-step/next-step.ts';
import type { Situation } from '../../../src/domain/next-step/situation.ts';
import { nothingHappened } from '../../../src/domain/metrics/nothing.ts';
import { upperBound } from '../../../src/domain/promotion/bound.ts';
import { evidenceOf } from '../../../src/domain/promotion/evidence.ts';
import { day, hour } from '../../../src/lib/time.ts';
import { only, quiet, triage } from './support/situations.ts';

const standing = (kind: string, count: number, oldestMs: number) => ({ [kind]: { count, oldestMs } });
const expired = (count: number, finished: number) => ({
  finished,
  outcomes: [
    { code: 'completed', count: finished - count },
    { code: 'expired', count },
  ],
});
const decidedBy = (...decisions: number[]) => ({
  reviewers: decisions.map((each, index) => ({
    person: `U${index}`,
    decisions: each,
    timeToDecide: { count: each, p50: 1, p90: 1 },
  })),
});
const rejected = (tone: number, others: number, decided: number) => ({
  approved: { of: decided - tone - others, outOf: decided },
  edited: { of: 0, outOf: decided },
  rejections: {
    count: tone + others,
    reasons: [
      { code: 'tone', count: tone },
      { code: 'facts', count: Math.ceil(others / 2) },
      { code: 'scope', count: Math.floor(others / 2) },
    ],
  },
});
const edits = (of: number, outOf: number) => ({ approved: { of: outOf - of, outOf }, edited: { of, outOf } });
const costs = (cents: number, completed = 30) => ({
  completed: { of: completed, outOf: completed },
  cost: {
    microUsd: cents * 10_000 * completed,
    model: cents * 10_000 * completed,
    tools: null,
    pricedCalls: { of: 0, outOf: 0 },
    unpriced: { of: 0, outOf: completed },
    perCompleted: cents * 10_000,
  },
});
const split = (review: number, rest: number, count: number) => ({
  split: { count, queue: rest, agent: 0, review, execution: 0, blocked: 0, whole: review + rest },
});
/** In pilot, with what people decided, within what may be wrong. */
const promotable = (reviewed: number, unchanged: number) => {
  const around = { since: new Date(0), shadowRuns: 0, severities: [], topSeverity: 0 };
  const slice = { mode: 'pilot', version: 'v1', model: 'rules' } as const;
  const evidence = {
    ...evidenceOf(slice, 0.05, [], around),
    reviewed,
    unchanged,
    bound: upperBound(reviewed - unchanged, reviewed),
  };
  return only(triage([{}], { mode: 'pilot', promotable: { to: 'live', evidence } }));
};
const of = (weeks: Parameters<typeof triage>[0]) => only(triage(weeks));
const stands = (kind: string, count: number, oldestMs: number) =>
  only(triage([{}], { standing: standing(kind, count, oldestMs) }));
const silence = (before: number) => of([nothingHappened, ...[1, 2, 3, 4].map(() => ({ finished: before }))]);
const paused = (forMs: number) => only(triage([{}]), { pauses: [{ id: 'triage', title: 'Triage', forMs }] });
const unpriced = (of_: number, outOf: number) =>
  of([
    {
      cost: {
        microUsd: null,
        model: null,
        tools: null,
        pricedCalls: { of: 0, outOf: 0 },
        unpriced: { of: of_, outOf },
        perCompleted: null,
      },
    },
  ]);

/** Of each threshold: just below it, at it, above it. */
const thresholds: [string, below: Situation, at: Situation, above: Situation][] = [
  ['unknown_action', of([{}]), stands('unknown', 1, 0), stands('unknown', 3, day)],
  ['critical_incident', stands('incidents', 1, day), stands('critical', 1, 0), stands('critical', 2, day)],
  ['blocked_long', stands('blocked', 9, day - 1), stands('blocked', 1, day), stands('blocked', 2, 3 * day)],
  [
    'repeated_failure',
    of([{}]),
    of([{ incidents: { ...quiet.incidents, repeated: ['triage:connector:down'] } }]),
    of([{ incidents: { ...quiet.incidents, repeated: ['triage:connector:down', 'triage:model:refused'] } }]),
  ],
  ['fell_silent', silence(4), silence(5), silence(50)],
  [
    'reviews_overdue',
    only(
      triage([{}], {
        standing: { reviews: { count: 9, oldestMs: day }, ...standing('overdue', 2, day - 1) },
      }),
    ),
    only(triage([{}], { standing: { reviews: { count: 9, oldestMs: day }, ...standing('overdue', 3, 1) } })),
    only(
      triage([{}], { standing: { reviews: { count: 9, oldestMs: day }, ...standing('overdue', 1, day) } }),
    ),
  ],
  ['paused_long', paused(3 * day - 1), paused(3 * day), paused(9 * day)],
  ['reviews_expire', of([expired(3, 61)]), of([expired(3, 60)]), of([expired(9, 30)])],
  ['one_reviewer', of([decidedBy(59, 41)]), of([decidedBy(60, 40)]), of([decidedBy(20)])],
  ['one_rejection_reason', of([rejected(9, 10, 40)]), of([rejected(10, 10, 40)]), of([rejected(12, 1, 40)])],
  ['edited_often', of([edits(29, 100)]), of([edits(30, 100)]), of([edits(20, 20)])],
  [
    'cost_rises',
    of([costs(14), costs(10), costs(10)]),
    of([costs(15), costs(10), costs(10)]),
    of([costs(90), costs(10), costs(10)]),
  ],
  [
    'waits_for_review',
    of([split(7 * hour - 1, 3 * hour, 20)]),
    of([split(7 * hour, 3 * hour, 20)]),
    of([split(20 * hour, hour, 20)]),
  ],
  ['ready_to_promote', only(triage([{}], { mode: 'pilot' })), promotable(59, 59), promotable(800, 790)],
  ['cost_unknown', unpriced(9, 100), unpriced(10, 100), unpriced(100, 100)],
  ['nothing_ran', of([{ finished: 1 }]), of([{ finished: 0 }]), only(triage([nothingHappened]), {})],
];

describe('each rule speaks at its threshold and above, and not below', () => {
  test.each(thresholds)('%s', (name, below, at, above) => {
    expect(nextStep(below).rule).not.toBe(name);
    expect(nextStep(at).rule).toBe(name);
    expect(nextStep(above).rule).toBe(name);
  });

  test('none is left out here', () => {
    expect(thresholds.map(([name]) => name)).toEqual(rules.map(({ name }) => name));
  });
});

describe('a share on few cases is no reason', () => {
  test.each<[string, Situation]>([
    ['nineteen decisions, all by one person', of([decidedBy(19)])],
    ['two runs that nobody decided on in time', of([expired(2, 10)])],
    ['four rejections for one reason', of([rejected(4, 0, 20)])],
    ['one rejection in eleven', of([rejected(6, 0, 61)])],
    ['nineteen decided, all changed', of([edits(19, 19)])],
    ['nine runs that cost more', of([costs(90, 9), costs(10), costs(10)])],
    ['one week to compare with', of([costs(90), costs(10)])],
    ['less than a cent more', of([costs(2), costs(1.2), costs(1.2)])],
    ['nineteen runs that waited', of([split(7 * hour, 0, 19)])],
    ['a review that is short all the same', of([split(3 * hour, 0, 40)])],
    ['nine runs without a price', unpriced(9, 9)],
  ])('%s', (_, situation) => {
    expect(nextStep(situation).rule).toBe('nothing');
  });
});

describe('what only looks like it', () => {
  const calm = 'nothing';

  test('a workflow that stands still on purpose has not fallen silent', () => {
    const still = only(triage([nothingHappened, {}, {}], { isPaused: true }), { weeks: [quiet] });
    expect(nextStep(still).rule).toBe(calm);
  });

  test('nor has one whose runs all wait for a review', () => {
    const waiting = only(triage([nothingHappened, {}, {}], { standing: standing('reviews', 5, hour) }), {
      weeks: [quiet],
    });
    expect(nextStep(waiting).rule).toBe(calm);
  });
});

describe('the first that holds speaks, and shows its numbers', () => {
  test('a workflow that may be promoted, with the numbers that its promotion rests on', () => {
    expect(nextStep(promotable(59, 59))).toMatchObject({
      evidence: {
        workflow: 'triage',
        mode: 'pilot',
        to: 'live',
        reviewed: 59,
        unchanged: 59,
        tolerance: 0.05,
      },
      finding:
        'Triage may go from pilot to live: people approved 59 of 59 proposals (100 %) as they were, so with 95 % certainty at most 5 % are wrong, and 5 % may be.',
      command: '/leenops promote triage',
    });
  });

  test('an action that nobody knows the end of comes before everything else', () => {
    const all = only(
      triage([{ ...expired(9, 30), ...edits(20, 20) }], {
        standing: {
          ...standing('unknown', 1, 3 * hour),
          ...standing('critical', 1, 3 * hour),
          ...standing('blocked', 4, 2 * day),
        },
      }),
    );
    expect(nextStep(all)).toEqual({
      rule: 'unknown_action',
      evidence: { count: 1, workflow: 'triage', title: 'Triage', oldestMs: 3 * hour },
      finding: '1 action may or may not have been carried out, the oldest for 3h: Triage.',
      advice: 'Look it up in its system, and say on its incident’s card whether it was applied.',
      command: '/leenops incidents triage',
    });
  });

  test('of two workflows, the one in which it weighs most is named', () => {
    const small = triage([edits(10, 20)]);
    const large = triage([edits(40, 80)], { id: 'invoices', title: 'Invoices' });
    const both = { weeks: [quiet], workflows: [small, large], pauses: [] };
    expect(nextStep(both)).toMatchObject({
      rule: 'edited_often',
      finding: 'People changed 40 of 80 proposals of Invoices (50 %) before they let them through.',
      command: '/leenops metrics invoices 30d',
    });
  });

  test('a reason has the words of its workflow', () => {
    expect(nextStep(of([rejected(12, 1, 40)])).finding).toBe(
      '12 of 13 rejections of Triage (92 %) have one reason, “Wrong tone”; people decided on 40.',
    );
  });

  test('every finding is a sentence, and what it says to type is one command', () => {
    for (const [, , , above] of thresholds) {
      const { finding, advice, command, evidence } = nextStep(above);
      expect(finding).toMatch(/^[A-Z0-9“].*\.$/s);
      expect(advice).toMatch(/^[A-Z].*\.$/s);
      expect(command ?? '/leenops ').toMatch(/^\/leenops /);
      expect(Object.values(evidence).every((value) => typeof value === 'string' || value >= 0)).toBe(true);
    }
  });
});

describe('when no rule holds', () => {
  test('nothing needs anybody', () => {
    const { rule, finding } = nextStep(of([{}]));
    expect(rule).toBe('nothing');
    expect(finding).toContain('Nothing needs you');
    expect(finding).toContain('30 runs');
  });

  test('a week of nine runs is too small to say so', () => {
    const few = (finished: number) =>
      nextStep({ weeks: [{ ...quiet, finished }], workflows: [], pauses: [] });
    expect(few(9).rule).toBe('not_enough_data');
    expect(few(9).finding).toContain('9 runs ended: not enough data');
    expect(few(10).rule).toBe('nothing');
  });

  test('what stands nowhere has an age nowhere', () => {
    expect(Object.values(noStanding()).every(({ count, oldestMs }) => count === 0 && oldestMs === null)).toBe(
      true,
    );
  });
});
