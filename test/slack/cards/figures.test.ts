import { expect, test } from 'vitest';
import { enough } from '../../../src/domain/metrics/rate.ts';
import { day, hour, minute } from '../../../src/lib/time.ts';
import {
  changeFrom,
  countIn,
  moneyIn,
  rateIn,
  spanIn,
  tallyIn,
} from '../../../src/slack/cards/parts/figures.ts';

test('a rate is shown with its counts, and without a share of fewer than ten', () => {
  expect(rateIn({ of: 41, outOf: 52 })).toBe('41 of 52 (79 %)');
  expect(rateIn({ of: 1_204, outOf: 10_000 })).toBe('1,204 of 10,000 (12 %)');
  expect(rateIn({ of: 3, outOf: 9 })).toBe('3 of 9 (not enough data)');
  expect(rateIn({ of: 0, outOf: 0 })).toBe('0 of 0 (not enough data)');
  expect([enough({ of: 0, outOf: 9 }), enough({ of: 0, outOf: 10 })]).toEqual([false, true]);
});

test.each([
  [null, 'unknown'],
  [0, '0 ms'],
  [840, '840 ms'],
  [9_949, '9.9 s'],
  [9_950, '10 s'],
  [59_000, '59 s'],
  [34 * minute, '34 min'],
  [3.4 * hour, '3.4 h'],
  [47 * hour, '47 h'],
  [2 * day, '2 days'],
  [2.25 * day, '2.3 days'],
])('%s milliseconds are %s', (milliseconds, said) => {
  expect(spanIn(milliseconds)).toBe(said);
});

test.each([
  [null, 'unknown'],
  [0, '$0.00'],
  [40, 'under $0.0001'],
  [4_200, '$0.0042'],
  [99_999, '$0.1000'],
  [990_000, '$0.99'],
  [1_204_500_000, '$1,204.50'],
])('%s millionths of a dollar are %s', (microUsd, said) => {
  expect(moneyIn(microUsd)).toBe(said);
});

test('a change says from where', () => {
  expect([changeFrom(52, 40), changeFrom(37, 40), changeFrom(40, 40), changeFrom(1_500, 0)]).toEqual([
    '+12 from 40',
    '-3 from 40',
    'as before: 40',
    '+1,500 from 0',
  ]);
  expect(countIn(1_000_000)).toBe('1,000,000');
});

test('of many codes the rest is counted together, and a hostile one is one line', () => {
  const counts = ['late', 'wrong_tone', 'c', 'd', 'e', 'f', 'g'].map((code, index) => ({
    code,
    count: 9 - index,
  }));
  expect(tallyIn(counts)).toBe('late 9, wrong tone 8, c 7, d 6, e 5, others 7');
  expect(tallyIn([{ code: `a\n\u202e${'x'.repeat(99)}`, count: 1 }])).toMatch(/^a \ufffdx+… 1$/);
});
