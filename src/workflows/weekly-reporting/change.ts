import type { Revenue } from './records.ts';

type Both = { revenue: readonly Revenue[]; revenue_before: readonly Revenue[] };

/** By how much each currency's revenue changed, in whole percent; null where the week before has none to compare with. */
export function changesOf({ revenue, revenue_before }: Both): { currency: string; percent: number | null }[] {
  const currencies = [...new Set([...revenue, ...revenue_before].map(({ currency }) => currency))];
  const net = (list: readonly Revenue[], of: string) =>
    list.find(({ currency }) => currency === of)?.net_minor ?? 0;
  return currencies.map((currency) => {
    const before = net(revenue_before, currency);
    const now = net(revenue, currency);
    return { currency, percent: before > 0 ? Math.round(((now - before) / before) * 100) : null };
  });
}

/** The largest change of any currency, up or down; undefined when one of them is unknown, zero where nothing was sold at all. */
export function largestChange(both: Both): number | undefined {
  const percents = changesOf(both).map(({ percent }) => percent);
  if (percents.includes(null)) return undefined;
  return Math.max(0, ...percents.map((percent) => Math.abs(percent ?? 0)));
}
