import { describe, expect, test } from 'vitest';
import type { Charge } from '../../../src/sandbox/company/company-state.ts';
import { openCompany, readCall, today } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';

const maya = { customer_email: 'maya.lindholm@example.com' };
const rafael = { customer_email: 'rafael.duarte@example.com' };

describe('stripe_customer', () => {
  test("Maya's late order is read with its items, its delivery and a link to the customer", async () => {
    const { stripe, company } = await openCompany();
    const { data, record } = await stripe.customer.read(maya, readCall());
    expect(record).toEqual({
      system: 'stripe',
      id: 'cus_HPmaya',
      label: 'Customer cus_HPmaya',
      url: `${company.url}/customers/cus_HPmaya`,
    });
    expect(data).toMatchObject({
      customer: { id: 'cus_HPmaya', name: 'Maya Lindholm', email: 'maya.lindholm@example.com' },
      charges: [
        {
          id: 'ch_3HP20417a',
          amount: 8400,
          currency: 'eur',
          status: 'succeeded',
          order_id: 'HP-20417',
          refunded_amount: 0,
          items: [
            { name: 'Linen throw, oat', amount: 5900 },
            { name: 'Beeswax candles, set of three', amount: 1900 },
            { name: 'Shipping', amount: 600 },
          ],
          delivery: { promised: '2026-10-31', delivered: '2026-11-11', state: 'delivered' },
        },
        { id: 'ch_3HP20190a' },
      ],
      refunds_30d: { count: 0, amount: 0, currency: 'eur' },
    });
  });

  test("Rafael's refunds of the last 30 days are added up; the one of seven weeks ago is not", async () => {
    const { stripe } = await openCompany();
    const { data } = await stripe.customer.read(rafael, readCall());
    expect(data).toMatchObject({ refunds_30d: { count: 2, amount: 16_000, currency: 'eur' } });
  });

  test('an address that nobody bought under is an answer, not a failure', async () => {
    const { stripe } = await openCompany();
    const reading = await stripe.customer.read({ customer_email: 'nobody@example.com' }, readCall());
    expect(reading).toEqual({
      data: { customer: null, charges: [], refunds_30d: { count: 0, amount: 0, currency: 'eur' } },
      record: { system: 'stripe', id: 'nobody@example.com', label: 'No such customer', url: null },
    });
  });

  test('a customer with 250 payments is read to the last page, newest first', async () => {
    const { stripe } = await openCompany({
      change: (state) => state.stripe.charges.push(...manyCharges(250)),
    });
    const { data } = await stripe.customer.read(maya, readCall());
    const { charges } = data as { charges: { id: string; created_at: string }[] };
    expect(charges).toHaveLength(252);
    expect(new Set(charges.map(({ id }) => id)).size).toBe(252);
    expect(charges.map(({ created_at }) => created_at)).toEqual(
      charges
        .map(({ created_at }) => created_at)
        .toSorted()
        .toReversed(),
    );
  });

  test('more payments than fit a case are refused, never cut', async () => {
    const { stripe } = await openCompany({
      change: (state) => state.stripe.charges.push(...manyCharges(1_001)),
    });
    expect(await failureOf(stripe.customer.read(maya, readCall()))).toMatchObject({
      code: 'too_many_records',
      message: expect.stringContaining('1000'),
    });
  });

  test('two Stripe customers with one address are one person', async () => {
    const { stripe } = await openCompany({
      change: ({ stripe }) => {
        stripe.customers.push({ ...stripe.customers[0]!, id: 'cus_HPagain', created: seconds(today) });
        stripe.charges.push({ ...manyCharges(1)[0]!, customer: 'cus_HPagain' });
      },
    });
    const { data } = await stripe.customer.read(maya, readCall());
    expect(data).toMatchObject({ customer: { id: 'cus_HPmaya' } });
    expect((data as { charges: unknown[] }).charges).toHaveLength(3);
  });

  test('a payment with more refunds than it brings along is counted to the last', async () => {
    const { stripe, company } = await openCompany({
      change: ({ stripe }) => {
        for (let index = 0; index < 120; index++)
          stripe.refunds.push({
            ...stripe.refunds[0]!,
            id: `re_${index}`,
            charge: 'ch_3HP20417a',
            amount: 10,
          });
      },
    });
    const { data } = await stripe.customer.read(maya, readCall());
    expect(data).toMatchObject({ refunds_30d: { count: 120, amount: 1_200 } });
    expect(company.requests()).toHaveLength(4);
  });

  test('an ordinary customer takes two requests', async () => {
    const { stripe, company } = await openCompany();
    await stripe.customer.read(rafael, readCall());
    expect(company.requests()).toHaveLength(2);
  });

  test('refunds in two currencies have no sum, and that is said', async () => {
    const { stripe } = await openCompany({
      change: ({ stripe }) => {
        stripe.refunds.push({
          ...stripe.refunds[0]!,
          id: 're_usd',
          currency: 'usd',
          charge: 'ch_3HP20436a',
          amount: 100,
        });
      },
    });
    expect(await failureOf(stripe.customer.read(rafael, readCall()))).toMatchObject({
      code: 'mixed_currencies',
    });
  });

  test('an argument that is no address never reaches Stripe', async () => {
    const { stripe } = await openCompany({ stripeApiKey: 'sk_test_wrong' });
    await expect(stripe.customer.read({ customer_email: 'a" OR "1' }, readCall())).rejects.toThrow(
      'An e-mail address such as',
    );
  });
});

function manyCharges(count: number): Charge[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `ch_3many${index}`,
    customer: 'cus_HPmaya',
    amount: 1_000 + index,
    currency: 'eur',
    status: 'succeeded',
    disputed: false,
    created: seconds(today) - index * 60,
    description: 'One of many',
    metadata: {},
  }));
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
