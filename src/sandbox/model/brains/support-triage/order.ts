import { day } from '../../../../lib/time.ts';
import type { Charge, Delivery, Facts, Item } from './facts.ts';

/** The payment of the ticket's order: the first one, when there are several. */
export function orderCharge(facts: Facts): Charge | undefined {
  return chargesOfOrder(facts)[0];
}

/** Oldest first. */
export function chargesOfOrder({ ticket, account }: Facts): Charge[] {
  const { order_id } = ticket.data;
  if (order_id === null) return [];
  return account.data.charges
    .filter((charge) => charge.order_id === order_id && charge.status === 'succeeded')
    .toSorted((a, b) => (a.created_at < b.created_at ? -1 : 1));
}

export function remainderOf({ amount, refunded_amount }: Charge): number {
  return amount - refunded_amount;
}

/** Whole days between the promise and the delivery, or the given day when it is still on its way; negative when early. */
export function daysLate({ promised, delivered }: Delivery, asOf: string): number {
  return daysBetween(promised, delivered ?? asOf);
}

export function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / day);
}

export function goodsOf({ items }: Charge): Item[] {
  return (items ?? []).filter((item) => !isShipping(item));
}

export function shippingOf({ items }: Charge): Item | undefined {
  return (items ?? []).find(isShipping);
}

function isShipping({ name }: Item): boolean {
  return /\b(shipping|delivery|postage)\b/i.test(name);
}
