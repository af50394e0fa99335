/** How often each code occurs, most frequent first; equals by their code. */
export type Tally = { code: string; count: number }[];

export function tallyOf(codes: readonly string[]): Tally {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}
