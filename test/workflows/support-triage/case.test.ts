import { describe, expect, test } from 'vitest';
import { account, charge, everythingRead, material, ticket, workflow } from './cases.ts';

const sections = (read: Parameters<typeof material>[0]) =>
  workflow.caseSections(material(read), undefined as never);
const rowsOf = (title: string, read: Parameters<typeof material>[0]) =>
  Object.fromEntries(
    (sections(read).find((section) => section.title === title)?.rows ?? []).map(({ label, value }) => [
      label,
      value,
    ]),
  );
const delivered = (delivery: typeof charge.delivery) => ({
  ...everythingRead,
  stripe_customer: { ...account, charges: [{ ...charge, delivery }] },
});

describe('the scope of a run', () => {
  test('is its ticket, the ticket’s customer and the payments of the ticket’s order', () => {
    const foreign = { ...charge, id: 'ch_2', order_id: 'HP-2' };
    const read = { ...everythingRead, stripe_customer: { ...account, charges: [charge, foreign] } };
    expect(workflow.scope(material(read))).toEqual({
      ticket: ['1042'],
      customer: ['maya@example.com'],
      charge: ['ch_1'],
      order: [ticket.order_id],
    });
  });

  test('is its ticket alone before that was read, or when it has no customer and no order', () => {
    const alone = { ticket: ['1042'], customer: [], charge: [], order: [] };
    expect(workflow.scope(material({}))).toEqual(alone);
    const bare = { ...ticket, requester: { name: 'Maya', email: null }, order_id: null };
    expect(workflow.scope(material({ zendesk_ticket: bare, stripe_customer: account }))).toEqual(alone);
  });
});

describe('a reviewer sees of the case', () => {
  test('the customer, with what went back lately', () => {
    const read = {
      ...everythingRead,
      stripe_customer: { ...account, refunds_30d: { count: 2, amount: 160_00, currency: 'eur' } },
      zendesk_history: {
        tickets: [
          { id: '1042', subject: 'Late', status: 'open' },
          { id: '7', subject: 'Mug', status: 'closed' },
        ],
      },
    };
    expect(rowsOf('Customer', read)).toEqual({
      Name: 'Maya',
      'Customer since': '1 Jan 2024',
      'Refunded in 30 days': '€160.00 in 2',
      'Earlier tickets': '1, last: Mug',
    });
  });

  test('that what was not read is unknown, not zero', () => {
    expect(rowsOf('Customer', {})).toMatchObject({ Name: 'unknown', 'Refunded in 30 days': 'unknown' });
    expect(sections({}).find(({ title }) => title === 'Ticket')).toMatchObject({
      rows: [],
      note: 'The ticket was not read.',
    });
  });

  test.each([
    ['2026-11-01', '2026-11-12', 'delivered 12 Nov 2026: 11 days late'],
    ['2026-11-01', '2026-11-02', 'delivered 2 Nov 2026: 1 day late'],
    ['2026-11-01', '2026-11-01', 'delivered 1 Nov 2026: in time'],
    ['2026-11-20', null, 'not delivered yet: 3 days late (in_transit)'],
    ['2026-11-30', null, 'not delivered yet (in_transit)'],
  ])('an order promised for %s and delivered %s: %s', (promised, arrived, words) => {
    const read = delivered({ promised, delivered: arrived, state: 'in_transit' });
    expect(rowsOf('Order HP-1', read)['Delivery']).toContain(words);
  });

  test('the payment, and what of it is gone', () => {
    const charges = [{ ...charge, refunded_amount: 84_00, items: [{ name: 'Throw', amount: 59_00 }] }];
    expect(
      rowsOf('Order HP-1', { ...everythingRead, stripe_customer: { ...account, charges } }),
    ).toMatchObject({
      Paid: '€500.00 on 1 Nov 2026, €84.00 already refunded',
      Payment: 'ch_1',
      Items: 'Throw €59.00',
    });
  });

  test('that there is no order, or no payment for it', () => {
    const noteOf = (read: Parameters<typeof material>[0]) =>
      sections(read).find(({ title }) => title === 'Order')?.note;
    expect(noteOf({ zendesk_ticket: { ...ticket, order_id: null } })).toBe('The ticket names no order.');
    expect(noteOf({ zendesk_ticket: ticket })).toBe('No payment of this customer carries order HP-1.');
  });
});

describe('a ticket is named', () => {
  test.each([
    ['1042', '1042'],
    ['#1042', '1042'],
    [' 1042 ', '1042'],
  ])('by %j', (typed, number) => {
    const intake = workflow.intake.parse(workflow.intakeFromWords([typed]));
    expect(workflow.subject(intake)).toEqual({ key: `zendesk:ticket:${number}`, label: `Ticket ${number}` });
  });

  test.each(['', '0', '007', 'HP-1', '10 42', '1'.repeat(19), '-1'])('not by %j', (typed) => {
    expect(workflow.intake.safeParse({ ticket: typed }).success).toBe(false);
  });
});
