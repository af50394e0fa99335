import { describe, expect, test } from 'vitest';
import { charge, readingsOf, triage } from '../support-case.ts';

const late = {
  subject: 'Late',
  description: 'Hello,\n\nmy order came eleven days late. I want a refund.\n\nMaya',
};

describe('R1 and R4, late delivery', () => {
  test('more than seven days late: everything is refunded, with an apology and a tag', () => {
    const { proposed, result } = triage(readingsOf(late, {}));
    expect(proposed).toMatchObject({
      stripe_refund: { charge_id: 'ch_1', amount: 8400, currency: 'eur', reason: 'requested_by_customer' },
      zendesk_reply: {
        ticket_id: '1042',
        status: 'solved',
        body: expect.stringMatching(/^Dear Maya,\n\nI am sorry.*€84\.00/s),
      },
      zendesk_tag: { ticket_id: '1042', tags: ['late-delivery', 'refunded'] },
    });
    expect(result).toMatchObject({
      confidence: 0.93,
      category: 'refund',
      policy: { clause: 'R1' },
      question: null,
    });
    expect(result?.evidence.map(({ quote }) => quote)).toEqual([
      'my order came eleven days late.',
      'promised: 2026-11-01',
      'delivered: 2026-11-12',
    ]);
  });

  test('still on its way: counted to the day of the ticket, and nothing to keep', () => {
    const { proposed, result } = triage(
      readingsOf(late, { delivery: { promised: '2026-11-01', delivered: null, state: 'in transit' } }),
    );
    expect(result?.summary).toContain('19 days late');
    expect(result?.evidence.at(-1)?.quote).toBe('state: in transit');
    expect(proposed['zendesk_reply']?.['body']).not.toContain('keep');
  });

  test('partly refunded before: only the rest', () => {
    expect(triage(readingsOf(late, { refunded_amount: 600 })).proposed['stripe_refund']).toMatchObject({
      amount: 7800,
    });
  });

  test('seven days late: the shipping only', () => {
    const { proposed, result } = triage(
      readingsOf(late, { delivery: { ...charge.delivery, delivered: '2026-11-08' } }),
    );
    expect(proposed['stripe_refund']).toMatchObject({ amount: 600 });
    expect(result).toMatchObject({ policy: { clause: 'R4' } });
  });

  test('seven days late and delivered for free: an apology, no refund', () => {
    const items = [{ name: 'Linen throw', amount: 8400 }];
    const { proposed } = triage(
      readingsOf(late, { items, delivery: { ...charge.delivery, delivered: '2026-11-08' } }),
    );
    expect(proposed).not.toHaveProperty('stripe_refund');
    expect(proposed['zendesk_reply']?.['body']).toContain('free');
  });

  test('said to be late, but on time: no rule fits', () => {
    const onTime = { ...charge.delivery, delivered: '2026-11-01' };
    expect(triage(readingsOf(late, { delivery: onTime })).result?.confidence).toBeLessThan(0.6);
  });
});

describe('R2, damaged item', () => {
  const items = [
    { name: 'Oak side table', amount: 14990 },
    { name: 'Fjord table lamp', amount: 6450 },
    { name: 'Shipping', amount: 990 },
  ];
  const order = { amount: 22430, items };

  test('the item that the customer names is refunded, and no other', () => {
    const description = 'The side table is lovely, but the Fjord table lamp is damaged.';
    const { proposed, result } = triage(readingsOf({ description }, order));
    expect(proposed['stripe_refund']).toMatchObject({ amount: 6450 });
    expect(proposed['zendesk_tag']).toMatchObject({ tags: ['damaged-item', 'refunded'] });
    expect(result).toMatchObject({ confidence: 0.88, policy: { clause: 'R2' } });
    expect(result?.evidence.at(-1)).toMatchObject({ source: 'stripe_customer', quote: 'Fjord table lamp' });
  });

  test('the only item needs no name', () => {
    const { proposed } = triage(readingsOf({ description: 'It has a crack.' }, {}));
    expect(proposed['stripe_refund']).toMatchObject({ amount: 7800 });
  });

  test('when it could be either, the customer is asked', () => {
    const { proposed, result } = triage(readingsOf({ description: 'It arrived broken.' }, order));
    expect(Object.keys(proposed)).toEqual(['zendesk_reply']);
    expect(proposed['zendesk_reply']).toMatchObject({ status: 'pending' });
    expect(result?.confidence).toBeLessThan(0.6);
  });
});

describe('R3, change of mind', () => {
  const description = 'I changed my mind and want to send it back.';

  test('within thirty days: how to return it, and no money before it is back', () => {
    const { proposed, result } = triage(readingsOf({ description }, {}));
    expect(Object.keys(proposed)).toEqual(['zendesk_reply', 'zendesk_tag']);
    expect(proposed['zendesk_reply']).toMatchObject({
      status: 'pending',
      body: expect.stringContaining('unused'),
    });
    expect(result).toMatchObject({ policy: { clause: 'R3' }, confidence: 0.85 });
  });

  test('later: a polite no', () => {
    const { proposed, result } = triage(readingsOf({ description, updated_at: '2027-01-01T00:00:00Z' }, {}));
    expect(proposed['zendesk_reply']).toMatchObject({
      status: 'solved',
      body: expect.stringContaining('cannot take it back'),
    });
    expect(result).toMatchObject({ policy: { clause: 'R3' }, confidence: 0.7 });
  });
});

describe('R5, duplicate charge', () => {
  const description = 'My card was charged twice.';
  const second = { id: 'ch_2', created_at: '2026-10-20T09:04:00Z' };

  test('the later charge is refunded, the first stays', () => {
    const { proposed, result } = triage(readingsOf({ description }, second, {}));
    expect(proposed['stripe_refund']).toMatchObject({ charge_id: 'ch_2', amount: 8400, reason: 'duplicate' });
    expect(result).toMatchObject({ confidence: 0.95, policy: { clause: 'R5' } });
    expect(result?.evidence.slice(1).map(({ quote }) => quote)).toEqual(['id: ch_1', 'id: ch_2']);
  });

  test.each([
    ['of another amount', { ...second, amount: 100 }],
    ['that failed', { ...second, status: 'failed' }],
    ['refunded already', { ...second, refunded_amount: 8400 }],
    ['for another order', { ...second, order_id: 'HP-2' }],
  ])('a second charge %s is no duplicate', (_what, other) => {
    expect(triage(readingsOf({ description }, {}, other)).proposed).not.toHaveProperty('stripe_refund');
  });
});
