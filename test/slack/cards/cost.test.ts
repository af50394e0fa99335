import { describe, expect, test } from 'vitest';
import type { Cost } from '../../../src/domain/metrics/cost.ts';
import { costIn } from '../../../src/slack/cards/parts/cost.ts';

const cost: Cost = {
  microUsd: 15_000_000,
  model: 14_500_000,
  tools: 500_000,
  pricedCalls: { of: 310, outOf: 310 },
  unpriced: { of: 0, outOf: 212 },
  perCompleted: 75_000,
};
const of = (more: Partial<Cost>) => costIn({ finished: 212, cost: { ...cost, ...more } }, 'real');
const sums = '$15.00 in all, $0.0750 per completed run; ';

describe('what it cost, in one sentence', () => {
  test.each<[string, Partial<Cost>, string]>([
    ['every call has a price', {}, `${sums}models $14.50, tools $0.50`],
    [
      'some calls of tools have none',
      { pricedCalls: { of: 310, outOf: 1_350 } },
      `${sums}models $14.50, tools $0.50; 1,040 of 1,350 calls of tools have no known price`,
    ],
    [
      'one has none',
      { pricedCalls: { of: 309, outOf: 310 } },
      `${sums}models $14.50, tools $0.50; 1 of 310 calls of tools has no known price`,
    ],
    [
      'no tool says what it costs',
      { tools: null, pricedCalls: { of: 0, outOf: 40 } },
      `${sums}models alone, since none of 40 calls of tools has a known price`,
    ],
    [
      'no tool was called',
      { tools: null, pricedCalls: { of: 0, outOf: 0 } },
      `${sums}models alone, since no tool was called`,
    ],
    [
      'no run completed',
      { perCompleted: null },
      '$15.00 in all, no run completed; models $14.50, tools $0.50',
    ],
    [
      'models of some runs have no price: what the tools cost is known all the same',
      { microUsd: null, model: null, perCompleted: null, unpriced: { of: 2, outOf: 212 } },
      'unknown: 2 of 212 runs called a model without a known price; tools $0.50',
    ],
    [
      'nothing is known',
      {
        microUsd: null,
        model: null,
        tools: null,
        perCompleted: null,
        unpriced: { of: 1, outOf: 1 },
        pricedCalls: { of: 0, outOf: 3 },
      },
      'unknown: 1 of 1 run called a model without a known price; none of 3 calls of tools has a known price',
    ],
  ])('%s', (_, more, says) => {
    expect(of(more)).toBe(says);
  });

  test('rules cost nothing, and where nothing ended nothing is counted', () => {
    const nothing = { ...cost, microUsd: 0, model: 0, tools: null, perCompleted: 0 };
    expect(costIn({ finished: 3, cost: nothing }, 'demo')).toBe('$0 (demo rules cost nothing)');
    expect(costIn({ finished: 0, cost: nothing }, 'real')).toBe('no run ended, so none is counted');
  });
});
