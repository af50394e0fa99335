import { expect, test } from 'vitest';
import type { Chart } from '../../src/charts/chart.ts';
import { chartInWords } from '../../src/charts/chart-in-words.ts';
import { columns, textBars } from '../../src/charts/text-bars.ts';

const outcomes: Chart = {
  kind: 'stacked bars',
  title: 'Runs that ended, per week',
  unit: '',
  categories: ['W45', 'W46', 'W47'],
  series: [
    { name: 'Completed', values: [31, null, 52] },
    { name: 'Rejected', values: [6, null, 5] },
    { name: 'Other', values: [1, null, 0] },
  ],
};

test('piles of letters with every part beside them; what is unknown is no zero', () => {
  expect(textBars(outcomes)).toBe(
    [
      '█ Completed  ▒ Rejected  ░ Other',
      'W45 ██████████████▒▒▒░ 31+6+1',
      'W46 ?+?+?',
      'W47 █████████████████████████▒▒ 52+5+0',
    ].join('\n'),
  );
});

test('several lines stand one below the other, each with its unit', () => {
  const cycle: Chart = {
    kind: 'lines',
    title: 'Cycle time',
    unit: ' h',
    categories: ['W46', 'W47'],
    series: [
      { name: 'p50', values: [3.14, null] },
      { name: 'p90', values: [12.6, 6.3] },
    ],
  };
  expect(textBars(cycle)).toBe(
    [
      'p50',
      'W46 ███████ 3.1 h',
      'W47 ?',
      '',
      'p90',
      'W46 ████████████████████████████ 13 h',
      'W47 ██████████████ 6.3 h',
    ].join('\n'),
  );
});

test.each<[string, Partial<Chart>]>([
  ['names without end', { categories: ['x'.repeat(500), '\u202eabc\n', 'W47'] }],
  ['figures without end', { series: [{ name: 'n'.repeat(99), values: [123_456_789_012, 1, 0] }] }],
  [
    'thirteen parts',
    { series: Array.from({ length: 13 }, (_, i) => ({ name: `n${i}`, values: [i, 1, 2] })) },
  ],
  ['only zeros', { series: [{ name: 'a', values: [0, 0, 0] }] }],
  ['nothing', { categories: [], series: [] }],
])('no line is wider than a phone: %s', (_, changed) => {
  const widths = textBars({ ...outcomes, ...changed })
    .split('\n')
    .map((line) => Array.from(line).length);
  expect(Math.max(0, ...widths)).toBeLessThanOrEqual(columns);
  expect(textBars({ ...outcomes, ...changed })).not.toMatch(/NaN|Infinity|undefined|\u202e/);
});

test('the words name every figure', () => {
  expect(chartInWords(outcomes)).toBe(
    'Runs that ended, per week. W45: Completed 31, Rejected 6, Other 1. ' +
      'W46: Completed unknown, Rejected unknown, Other unknown. W47: Completed 52, Rejected 5, Other 0.',
  );
  expect(chartInWords({ ...outcomes, categories: [] })).toBe('Runs that ended, per week. Nothing to show.');
});
