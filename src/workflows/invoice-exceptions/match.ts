import { scaled, worth } from './exact.ts';
import type { Bill, Line, Order, Receipts } from './records.ts';

export type Problem = 'not_ordered' | 'price' | 'not_received' | 'tax';

/** What one article is on each of the three papers; undefined where it is not on it, or has more than one price. */
export type MatchedLine = {
  name: string;
  billed: { quantity: bigint; price: string | undefined; amount: number } | undefined;
  ordered: { quantity: bigint; price: string | undefined } | undefined;
  received: bigint | undefined;
  problems: Problem[];
};

export type Match = {
  lines: MatchedLine[];
  /** What is owed without tax: at the prices of the order, for what is billed and was received. Undefined where prices do not compare. */
  owed: number | undefined;
  /** What is billed without tax, less what is owed. */
  difference: number | undefined;
};

/** Bill, order and receipts, article by article. */
export function matchOf(bill: Bill, order: Order | undefined, receipts: Receipts | undefined): Match {
  const comparable = order && order.currency === bill.currency && order.tax_mode === bill.tax_mode;
  const billed = grouped(bill.lines);
  const ordered = grouped(order?.lines ?? []);
  const received = new Map(
    receipts?.received.map(({ item, quantity }) => [item.toLowerCase(), scaled(quantity)]),
  );
  const names = new Set([...billed.keys(), ...ordered.keys()]);
  const lines = [...names].map((key) =>
    matchedLine(billed.get(key), ordered.get(key), receipts ? (received.get(key) ?? 0n) : undefined),
  );
  const owed = comparable && receipts ? sum(lines.map((each) => owedFor(each, bill.currency))) : undefined;
  const net = sum([...billed.values()].map(({ amount }) => amount));
  return { lines, owed, difference: owed === undefined || net === undefined ? undefined : net - owed };
}

type Group = {
  name: string;
  quantity: bigint;
  price: string | undefined;
  amount: number;
  tax: string | null;
};

/** Lines of one article are one; lines without a number of an article are told apart by their words. */
function grouped(lines: readonly Line[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { item, description, quantity, unit_price, amount, tax_type } of lines) {
    if (quantity === 0 && amount === 0) continue;
    const name = item ?? description;
    const key = name.trim().toLowerCase();
    const known = groups.get(key);
    groups.set(key, {
      name: known?.name ?? name,
      quantity: (known?.quantity ?? 0n) + scaled(quantity),
      price: !known || known.price === unit_price ? unit_price : undefined,
      amount: (known?.amount ?? 0) + amount,
      tax: !known || known.tax === tax_type ? tax_type : null,
    });
  }
  return groups;
}

function matchedLine(
  bill: Group | undefined,
  order: Group | undefined,
  received: bigint | undefined,
): MatchedLine {
  const problems: Problem[] = [];
  if (bill && !order) problems.push('not_ordered');
  if (bill && order && (bill.price === undefined || bill.price !== order.price)) problems.push('price');
  if (bill && received !== undefined && bill.quantity > received) problems.push('not_received');
  if (bill && order && bill.tax !== order.tax) problems.push('tax');
  return {
    name: bill?.name ?? order?.name ?? '',
    billed: bill && { quantity: bill.quantity, price: bill.price, amount: bill.amount },
    ordered: order && { quantity: order.quantity, price: order.price },
    received,
    problems,
  };
}

/** Nothing for what was not ordered; unknown where the order has two prices for it. */
function owedFor({ billed, ordered, received = 0n }: MatchedLine, currency: string): number | undefined {
  if (!billed || !ordered) return 0;
  if (ordered.price === undefined) return undefined;
  const most = billed.quantity < received ? billed.quantity : received;
  return worth(most > 0n ? most : 0n, scaled(ordered.price), currency);
}

function sum(amounts: readonly (number | undefined)[]): number | undefined {
  return amounts.reduce<number | undefined>(
    (total, amount) => (total === undefined || amount === undefined ? undefined : total + amount),
    0,
  );
}
