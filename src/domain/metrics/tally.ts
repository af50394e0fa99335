/** How often each code occurs, most frequent first; equals by their code. */
export type Tally = { code: string; count: number }[];

export function tallyOf(counts: Readonly<Record<string, number>>): Tally {
  return Object.entries(counts)
    .map(([code, count]) => ({ code, count }))
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** How often each value is there, by the value as a text. */
export function countEach(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
