import { describe, expect, test } from 'vitest';
import { delta, neededFor, upperBound } from '../../../src/domain/promotion/bound.ts';

test.each([
  [0.1, 29],
  [0.05, 59],
  [0.02, 149],
  [0.01, 299],
])('with none wrong and %d allowed it takes %d', (tolerance, needed) => {
  expect(neededFor(0, tolerance)).toBe(needed);
  expect(upperBound(0, needed)).toBeLessThanOrEqual(tolerance);
  expect(upperBound(0, needed - 1)).toBeGreaterThan(tolerance);
});

/** Tables of the exact binomial limits, one-sided at 95 %. */
test.each([
  [0, 10, 0.2589],
  [1, 10, 0.3942],
  [2, 10, 0.5069],
  [5, 10, 0.7776],
  [9, 10, 0.9949],
  [1, 20, 0.2161],
  [0, 100, 0.0295],
  [1, 100, 0.0466],
  [5, 100, 0.1023],
  [10, 100, 0.1637],
  [1, 1_000, 0.0047],
])('%d wrong of %d: at most %d', (wrong, of, bound) => {
  expect(upperBound(wrong, of)).toBeCloseTo(bound, 4);
});

test.each([
  [1, 93],
  [2, 124],
  [3, 153],
])('with %d wrong and 5 %% allowed it takes %d', (wrong, needed) => {
  expect(neededFor(wrong, 0.05)).toBe(needed);
});

describe('the bound', () => {
  test('of nothing, and of nothing right, is everything', () => {
    expect([upperBound(0, 0), upperBound(3, 3)]).toEqual([1, 1]);
  });

  test('is above what was seen, falls with more of the same and rises with one more wrong', () => {
    for (const of of [5, 40, 400, 4_000, 40_000]) {
      for (const wrong of [0, 1, 4]) {
        expect(upperBound(wrong, of)).toBeGreaterThan(wrong / of);
        expect(upperBound(wrong, of + 1)).toBeLessThan(upperBound(wrong, of));
        expect(upperBound(wrong + 1, of)).toBeGreaterThan(upperBound(wrong, of));
      }
    }
  });

  test('is where the tail of the binomial is δ, summed the slow and obvious way', () => {
    for (const [wrong, of] of [
      [0, 7],
      [2, 15],
      [3, 30],
    ] as const) {
      const rate = upperBound(wrong, of);
      let tail = 0;
      for (let seen = 0; seen <= wrong; seen += 1) {
        let ways = 1;
        for (let n = 0; n < seen; n += 1) ways = (ways * (of - n)) / (n + 1);
        tail += ways * rate ** seen * (1 - rate) ** (of - seen);
      }
      expect(tail).toBeCloseTo(delta, 6);
    }
  });
});
