import type { CaseSection } from '../../domain/case-section.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { formatMoney } from '../../lib/money.ts';
import { day } from '../../lib/time.ts';
import { accountIn, historyIn, linkedCharges, ticketIn } from './records.ts';
import type { Charge } from './records.ts';

/** Customer, order and payment: what a reviewer needs to judge a refund without opening another system. */
export function caseSections(material: Material<JsonObject>): CaseSection[] {
  return [customerSection(material), ...orderSections(material), ticketSection(material)];
}

function customerSection(material: Material<JsonObject>): CaseSection {
  const ticket = ticketIn(material);
  const account = accountIn(material);
  const earlier = historyIn(material)?.tickets.filter(({ id }) => id !== material.intake['ticket']) ?? [];
  const record = material.readings.find(({ tool }) => tool === 'stripe_customer')?.record;
  const refunds = account?.refunds_30d;
  return {
    title: 'Customer',
    rows: [
      { label: 'Name', value: ticket?.requester.name ?? 'unknown', ...(record?.url ? { record } : {}) },
      {
        label: 'Customer since',
        value: account?.customer ? dateOf(account.customer.since) : 'not in Stripe',
      },
      {
        label: 'Refunded in 30 days',
        value: refundedIn(refunds),
      },
      {
        label: 'Earlier tickets',
        value: earlier.length ? `${earlier.length}, last: ${earlier[0]?.subject}` : 'none',
      },
    ],
  };
}

function orderSections(material: Material<JsonObject>): CaseSection[] {
  const charges = linkedCharges(material);
  const order = ticketIn(material)?.order_id;
  if (charges.length) return charges.map((charge) => orderSection(charge, material.now));
  const note = order ? `No payment of this customer carries order ${order}.` : 'The ticket names no order.';
  return [{ title: 'Order', rows: [], note }];
}

function orderSection(charge: Charge, now: Date): CaseSection {
  const paid = { minor: charge.amount, currency: charge.currency };
  const refunded = charge.refunded_amount
    ? `, ${formatMoney({ ...paid, minor: charge.refunded_amount })} already refunded`
    : '';
  const items = charge.items.map(({ name, amount }) => `${name} ${formatMoney({ ...paid, minor: amount })}`);
  return {
    title: `Order ${charge.order_id}`,
    rows: [
      { label: 'Paid', value: `${formatMoney(paid)} on ${dateOf(charge.created_at)}${refunded}` },
      { label: 'Payment', value: charge.id },
      ...(items.length ? [{ label: 'Items', value: items.join(', ') }] : []),
      ...(charge.delivery ? [{ label: 'Delivery', value: deliveryIn(charge.delivery, now) }] : []),
    ],
  };
}

function deliveryIn(delivery: NonNullable<Charge['delivery']>, now: Date): string {
  const arrived = delivery.delivered ? new Date(delivery.delivered) : now;
  const late = Math.floor((arrived.getTime() - new Date(delivery.promised).getTime()) / day);
  const lateness = late > 0 ? `${late} ${late === 1 ? 'day' : 'days'} late` : 'in time';
  const promised = `promised ${dateOf(delivery.promised)}`;
  if (!delivery.delivered)
    return `${promised}, not delivered yet${late > 0 ? `: ${lateness}` : ''} (${delivery.state})`;
  return `${promised}, delivered ${dateOf(delivery.delivered)}: ${lateness}`;
}

function ticketSection(material: Material<JsonObject>): CaseSection {
  const ticket = ticketIn(material);
  const record = material.readings.find(({ tool }) => tool === 'zendesk_ticket')?.record;
  if (!ticket) return { title: 'Ticket', rows: [], note: 'The ticket was not read.' };
  return {
    title: 'Ticket',
    rows: [
      { label: 'Subject', value: ticket.subject, ...(record ? { record } : {}) },
      { label: 'Customer wrote', value: ticket.description },
      { label: 'Status', value: ticket.status },
      ...(ticket.tags.length ? [{ label: 'Tags', value: ticket.tags.join(', ') }] : []),
    ],
  };
}

function refundedIn(refunds: { count: number; amount: number; currency: string } | undefined): string {
  if (!refunds) return 'unknown';
  return refunds.count === 0 ? 'nothing' : `${formatMoney(asMoney(refunds))} in ${refunds.count}`;
}

function asMoney({ amount, currency }: { amount: number; currency: string }) {
  return { minor: amount, currency };
}

function dateOf(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(iso));
}
