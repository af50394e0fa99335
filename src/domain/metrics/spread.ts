/** How values lie: how many there are, the middle one and the one that nine in ten do not exceed. Null of an empty sample. */
export type Spread = { count: number; p50: number | null; p90: number | null };

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { count: sorted.length, p50: atRank(sorted, 0.5), p90: atRank(sorted, 0.9) };
}

/** Nearest rank: always a value that was there, never one between two. */
function atRank(sorted: readonly number[], share: number): number | null {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? null;
}
