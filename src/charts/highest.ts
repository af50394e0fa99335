import type { Chart } from './chart.ts';

/** The highest mark: of bars that stand on each other, the highest sum. */
export function highest({ kind, series, categories }: Chart): number {
  const tops = categories.map((_, index) => {
    const values = series.map(({ values: own }) => own[index] ?? 0);
    return kind === 'stacked bars' ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
  });
  return Math.max(0, ...tops);
}
