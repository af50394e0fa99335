/** How values lie: how many there are, the middle one and the one that nine in ten do not exceed. Null of an empty sample. */
export type Spread = { count: number; p50: number | null; p90: number | null };

/**
 * Each value followed by how many there were of it, ascending: `[60, 2, 90, 1]` is twice 60 and once 90. Flat and in order, because adding
 * up the spans of ninety days is most of what it costs to read their numbers.
 */
export type Spans = readonly number[];

export function spansOf(values: readonly number[]): Spans {
  return values.map((value): Spans => [value, 1]).reduce(spansTogether, []);
}

export function spansTogether(one: Spans, other: Spans): Spans {
  const together: number[] = [];
  let at = 0;
  let otherAt = 0;
  while (at < one.length || otherAt < other.length) {
    const value = one[at] ?? Infinity;
    const otherValue = other[otherAt] ?? Infinity;
    let count = 0;
    if (value <= otherValue) {
      count += one[at + 1] ?? 0;
      at += 2;
    }
    if (otherValue <= value) {
      count += other[otherAt + 1] ?? 0;
      otherAt += 2;
    }
    together.push(Math.min(value, otherValue), count);
  }
  return together;
}

export function spreadOf(spans: Spans): Spread {
  const count = countOf(spans);
  return { count, p50: atRank(spans, count * 0.5), p90: atRank(spans, count * 0.9) };
}

export function countOf(spans: Spans): number {
  return spans.reduce((sum, number, index) => (index % 2 ? sum + number : sum), 0);
}

/** Nearest rank: always a value that was there, never one between two. */
function atRank(spans: Spans, rank: number): number | null {
  let passed = 0;
  for (let at = 0; at < spans.length; at += 2) {
    passed += spans[at + 1] ?? 0;
    if (passed >= rank) return spans[at] ?? null;
  }
  return null;
}
