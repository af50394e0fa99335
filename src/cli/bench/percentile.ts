/** The value below which this share of the samples lies (nearest rank). Throws when there are none: unknown is not zero. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('Nothing was measured, so there is no percentile.');
  return value;
}

export type Spread = { p50: number; p99: number; count: number };

export function spreadOf(samples: readonly number[]): Spread {
  return { p50: percentile(samples, 0.5), p99: percentile(samples, 0.99), count: samples.length };
}
