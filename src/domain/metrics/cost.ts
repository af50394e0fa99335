import type { Rate } from './rate.ts';

/** What one run spent on models: null as soon as one of its calls has no known price. */
export type Spent = { costMicroUsd: number | null };

export type Cost = {
  /** Of all runs, failed and rejected ones included; null when one of them is unknown. */
  microUsd: number | null;
  /** Runs with a call that has no known price. */
  unpriced: Rate;
  perCompleted: number | null;
};

/** The cost of everything that was finished, shared by what was completed. */
export function costOf(runs: readonly Spent[], completed: number): Cost {
  const unpriced = runs.filter(({ costMicroUsd }) => costMicroUsd === null).length;
  const microUsd = unpriced ? null : runs.reduce((sum, { costMicroUsd }) => sum + (costMicroUsd ?? 0), 0);
  const perCompleted = microUsd === null || completed === 0 ? null : Math.round(microUsd / completed);
  return { microUsd, unpriced: { of: unpriced, outOf: runs.length }, perCompleted };
}
