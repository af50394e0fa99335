import { expect, test } from 'vitest';
import { percentile, spreadOf } from '../../../src/cli/bench/percentile.ts';
import { inMs, ratio, tableOf } from '../../../src/cli/bench/table.ts';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

test('a percentile is a value that was measured, by nearest rank', () => {
  expect(spreadOf(hundred)).toEqual({ p50: 50, p99: 99, count: 100 });
  expect(percentile([7], 0.99)).toBe(7);
  expect(percentile([1, 2, 3], 0.5)).toBe(2);
});

test('nothing measured has no percentile', () => {
  expect(() => percentile([], 0.5)).toThrow('Nothing was measured');
});

test('figures are as fine as they are known, and stand beside what they are compared with', () => {
  expect([inMs(3.12), inMs(41.4), ratio(30, 20)]).toEqual(['3.1 ms', '41 ms', '1.5×']);
});

test('a table lines its words up to the left and its figures to the right', () => {
  expect(
    tableOf(
      'Speed',
      ['', 'p50'],
      [
        ['bare', '9 ms'],
        ['ours, longer', '19 ms'],
      ],
    ),
  ).toBe(
    [
      '',
      'Speed',
      '────────────  ─────',
      '                p50',
      '────────────  ─────',
      'bare           9 ms',
      'ours, longer  19 ms',
      '────────────  ─────',
    ].join('\n'),
  );
});
