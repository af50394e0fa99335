import { randomUUID } from 'node:crypto';
import { day } from '../../../lib/time.ts';
import { notFound } from './xero-refusal.ts';
import type { XeroState } from './xero-state.ts';

/** A vendor sends a bill for an order, and a colleague types it in: everything on it as it was ordered. */
export function receiveBill(state: XeroState, orderId: string, now: Date): void {
  const order = state.orders.find(({ id }) => id === orderId);
  if (!order) throw notFound();
  const id = randomUUID();
  const date = (at: Date) => at.toISOString().slice(0, 10);
  const number = nextNumber(state);
  state.bills.push({
    ...structuredClone(order),
    id,
    number,
    reference: order.number,
    type: 'ACCPAY',
    status: 'SUBMITTED',
    date: date(now),
    dueDate: date(new Date(now.getTime() + 30 * day)),
    attachments: [`${number}.pdf`],
    updatedAt: now.toISOString(),
    paidOn: null,
  });
  const text = `INV ${number} received from the vendor`;
  state.history.push({ of: id, kind: 'Created', by: 'Ines Carvalho', at: now.toISOString(), text });
}

function nextNumber({ bills }: XeroState): string {
  const numbers = bills.map(({ number }) => Number(/^INV-(\d{4})$/.exec(number)?.[1] ?? 0));
  return `INV-${Math.max(2_999, ...numbers) + 1}`;
}
