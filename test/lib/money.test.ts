import { describe, expect, test } from 'vitest';
import { decimalsOf, formatMoney, minorAsText, parseMinor } from '../../src/lib/money.ts';

test.each([
  [8400, 'eur', '€84.00'],
  [8405, 'EUR', '€84.05'],
  [5, 'eur', '€0.05'],
  [123_456_789, 'eur', '€1,234,567.89'],
  [8400, 'jpy', 'JP¥8,400'],
  [8400, 'usd', 'US$84.00'],
  [8400, 'kwd', 'KWD 8.400'],
])('%i minor units of %s are shown as %s', (minor, currency, shown) => {
  expect(formatMoney({ minor, currency }).replaceAll('\u00a0', ' ')).toBe(shown);
});

test.each([
  ['84', 'eur', 8400],
  ['84.00', 'eur', 8400],
  ['84,5', 'eur', 8450],
  [' 84,05 ', 'eur', 8405],
  ['0.1', 'eur', 10],
  ['1.15', 'eur', 115],
  ['84', 'jpy', 84],
  ['8.4', 'kwd', 8400],
])('a person who types %j in %s means %i minor units', (typed, currency, minor) => {
  expect(parseMinor(typed, currency)).toBe(minor);
});

describe('what is not an amount is not guessed', () => {
  test.each([
    ['', 'eur'],
    ['€84', 'eur'],
    ['-84', 'eur'],
    ['84.005', 'eur'],
    ['1.000,00', 'eur'],
    ['84.', 'eur'],
    ['.50', 'eur'],
    ['1e3', 'eur'],
    ['84.0', 'jpy'],
    ['8.4001', 'kwd'],
    ['1234567890123', 'eur'],
  ])('%j in %s', (typed, currency) => {
    expect(parseMinor(typed, currency)).toBeUndefined();
  });
});

test.each(['eur', 'jpy', 'kwd'])(
  'what is shown in a form for %s reads back as the same amount',
  (currency) => {
    for (const minor of [1, 99, 100, 101, 8405, 999_999_999_99])
      expect(parseMinor(minorAsText(minor, currency), currency)).toBe(minor);
  },
);

test('a currency has as many decimals as Stripe counts, however its code is written', () => {
  expect(['eur', 'EUR', 'jpy', 'JPY', 'krw', 'kwd', 'TND'].map(decimalsOf)).toEqual([2, 2, 0, 0, 0, 3, 3]);
});
