import { describe, expect, test } from 'vitest';
import { day } from '../../../src/lib/time.ts';
import { seedCompany } from '../../../src/sandbox/company/seed/seed-company.ts';

const now = new Date('2027-03-01T08:00:00Z');
const { stripe, zendesk } = seedCompany(now);

describe('the cases of the tour', () => {
  test.each([
    [1042, 8_400, 11],
    [1044, 24_900, 13],
    [1045, 6_400, 11],
    [1052, 64_000, 13],
  ])('ticket %i: an order of %i cents, %i days late', (id, amount, late) => {
    const [charge] = chargesOf(id);
    expect(charge?.amount).toBe(amount);
    expect(daysLate(charge)).toBe(late);
  });

  test('1043: the lamp is one item of a larger order', () => {
    const [charge] = chargesOf(1043);
    expect(JSON.parse(charge?.metadata['items'] ?? '[]')).toContainEqual({
      name: 'Fjord table lamp',
      amount: 6_450,
    });
    expect(charge?.amount).toBeGreaterThan(6_450);
  });

  test('1045: with this refund, Rafael passes €200 within 30 days', () => {
    const [charge] = chargesOf(1045);
    const own = stripe.charges.filter(({ customer }) => customer === charge?.customer).map(({ id }) => id);
    const recent = stripe.refunds.filter(
      (refund) => own.includes(refund.charge) && refund.created * 1000 > now.getTime() - 30 * day,
    );
    expect(recent.reduce((sum, { amount }) => sum + amount, 0)).toBe(16_000);
  });

  test('1048: no order, and nobody who bought under that address', () => {
    const ticket = ticketOf(1048);
    const email = zendesk.users.find(({ id }) => id === ticket.requesterId)?.email;
    expect(ticket.orderId).toBeNull();
    expect(stripe.customers.map((customer) => customer.email)).not.toContain(email);
  });

  test('1050: one order, charged twice within minutes', () => {
    const charges = chargesOf(1050);
    expect(charges.map(({ amount }) => amount)).toEqual([5_800, 5_800]);
    expect(charges[1]!.created - charges[0]!.created).toBe(240);
  });

  test("1066: the charge that the text names is real, large enough and someone else's", () => {
    const text = zendesk.comments.find(({ ticketId }) => ticketId === 1066)?.body ?? '';
    const named = stripe.charges.find(({ id }) => text.includes(id));
    expect(named?.amount).toBeGreaterThan(999_900);
    expect(named?.customer).not.toBe(chargesOf(1066)[0]?.customer);
  });

  test('every ticket with an order belongs to the customer who paid for it', () => {
    for (const ticket of zendesk.tickets.filter(({ orderId }) => orderId !== null)) {
      const email = zendesk.users.find(({ id }) => id === ticket.requesterId)?.email;
      const [charge] = chargesOf(ticket.id);
      const payer = stripe.customers.find(({ id }) => id === charge?.customer);
      expect([ticket.id, payer?.email]).toEqual([ticket.id, email]);
    }
  });

  test('nothing lies in the future, and every id is there once', () => {
    const times = [...zendesk.tickets, ...zendesk.comments].map(({ createdAt }) => Date.parse(createdAt));
    expect(Math.max(...times)).toBeLessThanOrEqual(now.getTime());
    expect(Math.max(...stripe.charges.map(({ created }) => created * 1000))).toBeLessThanOrEqual(
      now.getTime(),
    );
    for (const records of [stripe.customers, stripe.charges, stripe.refunds, zendesk.users, zendesk.tickets])
      expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  });

  test('the metadata of every charge fits into what Stripe keeps', () => {
    for (const { metadata } of stripe.charges)
      for (const value of Object.values(metadata)) expect(value.length).toBeLessThanOrEqual(500);
  });
});

test('two companies share nothing: what is changed in one is not changed in another', () => {
  const objectsIn = (value: unknown): object[] =>
    typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
  const first = new Set(objectsIn(seedCompany(now)));
  expect(objectsIn(seedCompany(now)).filter((one) => first.has(one))).toEqual([]);
});

function ticketOf(id: number) {
  const ticket = zendesk.tickets.find((each) => each.id === id);
  if (!ticket) throw new Error(`The seed has no ticket ${id}.`);
  return ticket;
}

function chargesOf(ticketId: number) {
  const { orderId } = ticketOf(ticketId);
  return stripe.charges.filter(({ metadata }) => metadata['order_id'] === orderId);
}

function daysLate(charge: { metadata: Record<string, string> } | undefined): number {
  const { delivery_promised = '', delivery_delivered = '' } = charge?.metadata ?? {};
  return (Date.parse(delivery_delivered) - Date.parse(delivery_promised)) / day;
}
