import type { Action } from '../../../domain/proposal.ts';
import type { JsonObject } from '../../../lib/json.ts';
import { formatMoney } from '../../../lib/money.ts';

/** An argument named `…amount`, in minor units, beside one named `currency`: the shape in which tools take money. */
export function moneyOf(args: JsonObject, name: string, value: unknown = args[name]): string | undefined {
  const currency = args['currency'];
  if (!name.endsWith('amount') || !Number.isSafeInteger(value)) return undefined;
  if (typeof currency !== 'string' || !/^[a-z]{3}$/i.test(currency)) return undefined;
  return formatMoney({ minor: value as number, currency });
}

/** What these actions move, per currency: `€84.00`, `€84.00 + US$5.00`. Null when none moves money. */
export function moneyMoved(actions: readonly Action[]): string | null {
  const moving = actions.filter((action) => action.movesMoney);
  if (moving.length === 0) return null;
  const totals = new Map<string, number>();
  for (const { args } of moving) {
    const { amount, currency } = args;
    if (typeof amount !== 'number' || typeof currency !== 'string' || !moneyOf(args, 'amount'))
      return 'an amount that is not named';
    totals.set(currency.toLowerCase(), (totals.get(currency.toLowerCase()) ?? 0) + amount);
  }
  return [...totals].map(([currency, minor]) => formatMoney({ minor, currency })).join(' + ');
}

/** `4200` → `$0.0042`; no price is not a price of zero. The demo's rules cost nothing, and only an invented history says that they did. */
export function costInWords(microUsd: number | null, kind: 'demo' | 'real'): string {
  if (kind === 'demo') return microUsd ? `${inDollars(microUsd)} (invented)` : '$0 (demo)';
  return microUsd === null ? 'cost unknown' : inDollars(microUsd);
}

function inDollars(microUsd: number): string {
  if (microUsd > 0 && microUsd < 100) return 'under $0.0001';
  return `$${(microUsd / 1_000_000).toFixed(microUsd < 1_000_000 ? 4 : 2)}`;
}
