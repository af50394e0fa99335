import { describe, expect, test } from 'vitest';
import { readingsOf, triage } from '../support-case.ts';

const late = {
  subject: 'Late',
  description: 'Hello,\n\nmy order came eleven days late. I want a refund.\n\nMaya',
};

describe('what needs no money', () => {
  test('thanks get a tag and no answer', () => {
    const { proposed, result } = triage(
      readingsOf({ description: 'Just to say thank you. No need to answer.' }, {}),
    );
    expect(proposed).toEqual({ zendesk_tag: { ticket_id: '1042', tags: ['thank-you'] } });
    expect(result).toMatchObject({ confidence: 0.97, category: 'other', policy: null });
  });

  test('thanks for a late parcel are a complaint all the same', () => {
    const description = 'Thank you for nothing: my order is eleven days late.';
    expect(triage(readingsOf({ description }, {})).proposed).toHaveProperty('stripe_refund');
  });

  test('advertising gets a tag and no answer', () => {
    const { proposed, result } = triage(
      readingsOf({ description: 'We sell SEO backlinks. Refund guaranteed!' }),
    );
    expect(proposed).toEqual({ zendesk_tag: { ticket_id: '1042', tags: ['spam'] } });
    expect(result).toMatchObject({ category: 'spam' });
  });

  test('a question that the handbook answers gets the clause', () => {
    const description = 'Hello! Who pays for sending an unused item back after delivery?';
    const { proposed, result } = triage(readingsOf({ description }, {}));
    expect(Object.keys(proposed)).toEqual(['zendesk_reply']);
    expect(proposed['zendesk_reply']?.['body']).toContain('The customer pays for sending it back.');
    expect(result).toMatchObject({ category: 'question', policy: { clause: 'R3' }, confidence: 0.82 });
  });

  test('a question about a product that the rules know is answered', () => {
    const { proposed, result } = triage(readingsOf({ description: 'How often should I oil the board?' }, {}));
    expect(Object.keys(proposed)).toEqual(['zendesk_reply']);
    expect(proposed['zendesk_reply']).toMatchObject({ status: 'solved' });
    expect(result).toMatchObject({ category: 'question', policy: null, confidence: 0.84 });
  });

  test('another open question waits for a colleague', () => {
    const { proposed, result } = triage(readingsOf({ description: 'Which bulb fits the lamp?' }, {}));
    expect(proposed['zendesk_reply']).toMatchObject({ status: 'open' });
    expect(result?.confidence).toBeLessThan(0.6);
  });
});

describe('what the rules cannot settle', () => {
  test('a problem without an order: the order is asked for', () => {
    const { proposed, result } = triage(readingsOf({ ...late, order_id: null }));
    expect(Object.keys(proposed)).toEqual(['zendesk_reply']);
    expect(proposed['zendesk_reply']).toMatchObject({
      status: 'pending',
      body: expect.stringContaining('order number'),
    });
    expect(result).toMatchObject({ confidence: 0.4, policy: null, category: 'complaint' });
  });

  test("an order that is none of the customer's is as good as none", () => {
    expect(triage(readingsOf(late, { order_id: 'HP-2' })).result?.confidence).toBe(0.4);
  });

  test('an order that is refunded already gets no second refund', () => {
    const { proposed, result } = triage(readingsOf(late, { refunded_amount: 8400 }));
    expect(proposed).not.toHaveProperty('stripe_refund');
    expect(result?.confidence).toBeLessThan(0.6);
  });

  test('a vague ticket gets a question back and little confidence', () => {
    const description = 'Hm. The basket is not what I had in mind. Can you do something about it?';
    const { proposed, result } = triage(readingsOf({ description }, {}));
    expect(Object.keys(proposed)).toEqual(['zendesk_reply']);
    expect(result).toMatchObject({ confidence: 0.35, policy: null });
  });
});
