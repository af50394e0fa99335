import { formatMoney } from '../../lib/money.ts';
import type { Verdict } from './compare.ts';

/** How often people did the same, of all that was proposed or done. Without a band: whatever the amount, or none. */
export type Agreement = { action: string; band?: string; same: number; of: number };

export type ComparedRow = {
  tool: string;
  verdict: Verdict;
  amount: number | null;
  currency: string | null;
};

/** By tool, and where amounts are known by band as well, in the order of the limits. `limits`: in the smallest unit, ascending. */
export function agreementOf(rows: readonly ComparedRow[], limits: readonly number[]): Agreement[] {
  return [...Map.groupBy(rows, ({ tool }) => tool)].flatMap(([action, its]) => {
    const worth = its.flatMap(({ amount, currency, verdict }) =>
      amount === null || currency === null ? [] : [{ verdict, amount, currency }],
    );
    const ascending = worth.toSorted((a, b) => a.amount - b.amount);
    const bands = Map.groupBy(ascending, (row) => bandOf(row, limits));
    return [
      { action, ...count(its) },
      ...[...bands].map(([band, rowsOfIt]) => ({ action, band, ...count(rowsOfIt) })),
    ];
  });
}

function count(rows: readonly { verdict: Verdict }[]): { same: number; of: number } {
  return { same: rows.filter(({ verdict }) => verdict === 'same').length, of: rows.length };
}

/** `up to €100.00`, `above €100.00 up to €500.00`, `above €500.00`; `any amount` where there is no limit. */
export function bandOf(
  { amount, currency }: { amount: number; currency: string },
  limits: readonly number[],
): string {
  const money = (minor: number) => formatMoney({ minor, currency });
  const below = limits.findLast((limit) => amount > limit);
  const upTo = limits.find((limit) => amount <= limit);
  const parts = [
    ...(below === undefined ? [] : [`above ${money(below)}`]),
    ...(upTo === undefined ? [] : [`up to ${money(upTo)}`]),
  ];
  return parts.join(' ') || 'any amount';
}
