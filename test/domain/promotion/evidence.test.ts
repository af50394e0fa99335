import { describe, expect, test } from 'vitest';
import { bandOf, problemsOfBands } from '../../../src/domain/promotion/bands.ts';
import { evidenceOf } from '../../../src/domain/promotion/evidence.ts';
import type { Around, Reviewed, Slice } from '../../../src/domain/promotion/evidence.ts';
import { missingIn } from '../../../src/domain/promotion/minimum.ts';
import { heldOf } from '../../../src/domain/shadow/held.ts';

const slice: Slice = { mode: 'pilot', version: 'v2', model: 'm1' };
const around: Around = {
  since: new Date('2026-11-01T00:00:00Z'),
  shadowRuns: 0,
  severities: [],
  topSeverity: 0,
};

const run = (change: Partial<Reviewed> = {}): Reviewed => ({
  verdict: 'unchanged',
  isReversed: false,
  version: 'v2',
  model: 'm1',
  reasons: [],
  deciders: ['U0GRACE'],
  decidedInMs: [60_000],
  actions: [{ action: 'till_refund', band: 'up to €100.00', isSame: true }],
  ...change,
});
const runs = (count: number, change: Partial<Reviewed> = {}) =>
  Array.from({ length: count }, () => run(change));
const evidence = (decided: Reviewed[], also: Partial<Around> = {}, of = slice) =>
  evidenceOf(of, 0.05, decided, { ...around, ...also });

test('each run counts once, by the worst that became of it', () => {
  const found = evidence([
    ...runs(4),
    run({ verdict: 'edited' }),
    run({ verdict: 'rejected', reasons: ['wrong_amount', 'wrong_amount', 'late'] }),
    run({ verdict: 'rejected', isReversed: true, reasons: ['late'] }),
    run({ isReversed: true }),
  ]);
  expect(found).toMatchObject({ reviewed: 8, unchanged: 4, edited: 1, rejected: 1, reversed: 2 });
  expect(found.reasons).toEqual([
    { code: 'late', count: 2 },
    { code: 'wrong_amount', count: 2 },
  ]);
});

test('the work of another version or another model is left out, and said to be', () => {
  const found = evidence([...runs(3), run({ version: 'v1' }), run({ model: 'm0', verdict: 'rejected' })]);
  expect(found).toMatchObject({ reviewed: 3, leftOut: 2, rejected: 0, version: 'v2', model: 'm1' });
});

test('agreement is counted for each kind of action and band of amounts; what was undone was not right', () => {
  const large = { action: 'till_refund', band: 'above €500.00' };
  const found = evidence([
    ...runs(2),
    run({ verdict: 'edited', actions: [{ ...large, isSame: false }] }),
    run({ isReversed: true, actions: [{ ...large, isSame: true }] }),
    run({ actions: [{ action: 'desk_tag', band: null, isSame: true }] }),
  ]);
  expect(found.agreement).toEqual([
    { action: 'desk_tag', band: null, same: 1, of: 1 },
    { action: 'till_refund', band: 'up to €100.00', same: 2, of: 2 },
    { action: 'till_refund', band: 'above €500.00', same: 0, of: 2 },
  ]);
});

test('who decided, and how fast the middle one was: three people in ten seconds read nothing', () => {
  const found = evidence([
    run({ deciders: ['U0GRACE', 'U0LINUS'], decidedInMs: [4_000, 3_000] }),
    run({ decidedInMs: [900_000] }),
    run({ deciders: ['U0MARGARET'], decidedInMs: [] }),
  ]);
  expect(found).toMatchObject({ deciders: 3, medianMs: 4_000 });
  expect(evidence([])).toMatchObject({ deciders: 0, medianMs: null, bound: 1, needed: 59 });
});

describe('the minimum from pilot', () => {
  test('59 with none wrong, and not 58', () => {
    expect(missingIn(evidence(runs(58)))).toEqual([
      { code: 'reviewed', have: 58, need: 59, wrong: 0, bound: expect.closeTo(0.0503, 4), tolerance: 0.05 },
    ]);
    expect(missingIn(evidence(runs(59)))).toEqual([]);
  });

  test('93 with one wrong, whether it was changed, rejected or undone', () => {
    for (const wrong of [{ verdict: 'edited' }, { verdict: 'rejected' }, { isReversed: true }] as const) {
      expect(missingIn(evidence([...runs(91), run(wrong)]))).toMatchObject([{ have: 92, need: 93 }]);
      expect(missingIn(evidence([...runs(92), run(wrong)]))).toEqual([]);
    }
  });

  test('no incident of the top severity, however much was reviewed', () => {
    expect(missingIn(evidence(runs(500), { topSeverity: 1 }))).toEqual([
      { code: 'top_severity', count: 1, days: 14 },
    ]);
  });
});

describe('from shadow, where nobody decides', () => {
  const shadow = { ...slice, mode: 'shadow' as const };
  const heldIn = (observed: number, waiting = 0) =>
    heldOf(
      {
        runs: [
          { state: 'observed', count: observed },
          { state: 'waiting', count: waiting },
        ],
        compared: [],
        proposed: [],
      },
      [],
      () => true,
    );

  test('enough runs to look at', () => {
    const missing = (shadowRuns: number) => missingIn(evidence([], { shadowRuns, held: heldIn(3) }, shadow));
    expect(missing(9)).toEqual([{ code: 'shadow_runs', have: 9, need: 10 }]);
    expect(missing(10)).toEqual([]);
  });

  test('and something to show of how people did the same, whatever that is', () => {
    expect(missingIn(evidence([], { shadowRuns: 10, held: heldIn(0, 10) }, shadow))).toEqual([
      { code: 'nothing_compared', waiting: 10, unobserved: 0 },
    ]);
    expect(missingIn(evidence([], { shadowRuns: 10 }, shadow))).toMatchObject([{ code: 'nothing_compared' }]);
  });
});

describe('bands of amounts', () => {
  const bands = [
    {
      tool: 'till_refund',
      amount: 'amount',
      currency: 'eur',
      currencyIn: 'currency',
      upTo: [100_00, 500_00],
    },
  ] as const;
  const refund = (amount: number, currency = 'eur') =>
    bandOf(
      [...bands].map((band) => ({ ...band, upTo: [100_00, 500_00] })),
      {
        tool: 'till_refund',
        args: { amount, currency },
      },
    );

  test.each([
    [1, 'up to €100.00'],
    [100_00, 'up to €100.00'],
    [100_01, '€100.00 to €500.00'],
    [500_00, '€100.00 to €500.00'],
    [500_01, 'above €500.00'],
  ])('%d cents', (amount, band) => {
    expect(refund(amount)).toBe(band);
  });

  test('an amount in another currency is compared with none, and a tag has no amount', () => {
    expect(refund(84_00, 'usd')).toBe('in another currency');
    expect(bandOf([], { tool: 'desk_tag', args: { tags: ['late'] } })).toBeNull();
  });

  test('a slip in them is found before the workflow loads', () => {
    const writes = [{ name: 'till_refund', input: { shape: { amount: {} } } }];
    expect(
      problemsOfBands(
        [
          { tool: 'till_pay', amount: 'amount', currency: 'eur', upTo: [1] },
          { tool: 'till_refund', amount: 'sum', currency: 'eur', upTo: [2, 1] },
        ],
        writes,
      ),
    ).toEqual([
      'Band of till_pay is about a tool that it does not write with.',
      'Band of till_refund names sum, which the tool does not have.',
      'Band of till_refund do not rise.',
    ]);
  });
});
