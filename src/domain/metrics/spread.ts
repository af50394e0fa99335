/** How values lie: how many there are, the middle one and the one that nine in ten do not exceed. Null of an empty sample. */
export type Spread = { count: number; p50: number | null; p90: number | null };

/** How many there were of each value, by the value as a text. */
export type Spans = Record<string, number>;

export function spreadOf(spans: Spans): Spread {
  const values = Object.entries(spans)
    .map(([value, count]) => ({ value: Number(value), count }))
    .toSorted((a, b) => a.value - b.value);
  const count = values.reduce((sum, one) => sum + one.count, 0);
  return { count, p50: atRank(values, count * 0.5), p90: atRank(values, count * 0.9) };
}

/** Nearest rank: always a value that was there, never one between two. */
function atRank(sorted: readonly { value: number; count: number }[], rank: number): number | null {
  let passed = 0;
  return sorted.find(({ count }) => (passed += count) >= rank)?.value ?? null;
}
