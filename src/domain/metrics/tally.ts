/** How often each code occurs, most frequent first; equals by their code. */
export type Tally = { code: string; count: number }[];

export function tallyOf(counts: Readonly<Record<string, number>>): Tally {
  return Object.entries(counts)
    .map(([code, count]) => ({ code, count }))
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}
