import { describe, expect, test } from 'vitest';
import { fieldLook } from '../../../src/domain/field.ts';
import type { Fault } from '../../../src/sandbox/company/faults.ts';
import { openCompany, readCall, writeCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';

const refund = {
  charge_id: 'ch_3HP20417a',
  amount: 8400,
  currency: 'eur',
  reason: 'requested_by_customer',
};

describe('what a refund rests on', () => {
  const { charge_id } = refund;
  const about = { ...refund, charge_id };

  test('is the payment’s state and what is left of it, in its currency', async () => {
    const { stripe } = await openCompany();
    expect(await stripe.refund.preconditions(about, readCall())).toEqual({
      Payment: 'paid',
      'Left to refund': '€84.00',
    });
  });

  test('moves with every refund of it, whoever made it, and not with the amount that is asked for', async () => {
    const { stripe } = await openCompany();
    await stripe.refund.execute({ ...refund, amount: 60_00 }, writeCall('act_other'));
    const now = { Payment: 'paid', 'Left to refund': '€24.00' };
    expect(await stripe.refund.preconditions(about, readCall())).toEqual(now);
    expect(await stripe.refund.preconditions({ ...about, amount: 1 }, readCall())).toEqual(now);
  });

  test('moves when the customer disputes it', async () => {
    const { stripe } = await openCompany({
      change: ({ stripe: { charges } }) => void (charges.find(({ id }) => id === charge_id)!.disputed = true),
    });
    expect(await stripe.refund.preconditions(about, readCall())).toMatchObject({ Payment: 'disputed' });
  });

  test('of a payment that failed is nothing to give back', async () => {
    const { stripe } = await openCompany({
      change: ({ stripe: { charges } }) =>
        void (charges.find(({ id }) => id === charge_id)!.status = 'failed'),
    });
    expect(await stripe.refund.preconditions(about, readCall())).toEqual({
      Payment: 'failed',
      'Left to refund': '€0.00',
    });
  });

  test('cannot be read of a payment that is not there, or while Stripe is down', async () => {
    const { stripe, company } = await openCompany();
    const nobodys = { ...about, charge_id: 'ch_nobody' };
    const missing = await failureOf(stripe.refund.preconditions(nobodys, readCall()));
    expect([missing.isMissing, missing.certainty]).toEqual([true, 'not_applied']);
    company.plan({ system: 'stripe', method: 'GET', fault: { kind: 'status', status: 500 } });
    const down = await failureOf(stripe.refund.preconditions(about, readCall()));
    expect(down).toMatchObject({ code: 'server_error', certainty: 'not_applied', isMissing: false });
  });
});

describe('stripe_refund', () => {
  test('the money goes back once, marked with the action', async () => {
    const { stripe, company } = await openCompany();
    const applied = await stripe.refund.execute(refund, writeCall('act_1'));
    expect(applied.note).toMatch(/^Stripe refund re_\w+ of €84\.00: succeeded\.$/);
    expect(applied.record.url).toBe(`${company.url}/payments/ch_3HP20417a`);
    expect(refundsOf(company)).toEqual([
      expect.objectContaining({
        amount: 8400,
        reason: 'requested_by_customer',
        metadata: { leenops_action: 'act_1' },
      }),
    ]);
  });

  test('the same action again gets the same answer and moves nothing', async () => {
    const { stripe, company } = await openCompany();
    const first = await stripe.refund.execute(refund, writeCall('act_1'));
    expect(await stripe.refund.execute(refund, writeCall('act_1'))).toEqual(first);
    expect(refundsOf(company)).toHaveLength(1);
  });

  test('two parts of one charge are two actions', async () => {
    const { stripe, company } = await openCompany();
    await stripe.refund.execute({ ...refund, amount: 4000 }, writeCall('act_1'));
    await stripe.refund.execute({ ...refund, amount: 4400 }, writeCall('act_2'));
    expect(refundsOf(company)).toHaveLength(2);
  });

  test.each([
    ['more than was paid', { ...refund, amount: 8401 }, 'amount_not_possible'],
    ['an unknown charge', { ...refund, charge_id: 'ch_nobody' }, 'resource_missing'],
    ['another currency', { ...refund, currency: 'jpy' }, 'currency_mismatch'],
  ])('%s is refused, and certainly nothing happened', async (_what, args, code) => {
    const { stripe, company } = await openCompany();
    const failure = await failureOf(stripe.refund.execute(args, writeCall('act_1')));
    expect(failure).toMatchObject({ system: 'stripe', code, certainty: 'not_applied' });
    expect(refundsOf(company)).toHaveLength(0);
  });

  test('a charge that is refunded already is refused with the remedy', async () => {
    const { stripe } = await openCompany();
    await stripe.refund.execute(refund, writeCall('act_1'));
    const failure = await failureOf(stripe.refund.execute(refund, writeCall('act_2')));
    expect(failure).toMatchObject({ code: 'charge_already_refunded', certainty: 'not_applied' });
    expect(failure.message).toMatch(
      /^Stripe charge_already_refunded \(request req_\w+\): .*Look at the payment/,
    );
  });

  test('a disputed charge is refused', async () => {
    const { stripe } = await openCompany({
      change: ({ stripe }) => void (stripe.charges[0]!.disputed = true),
    });
    const failure = await failureOf(stripe.refund.execute(refund, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'charge_disputed', certainty: 'not_applied' });
  });

  test('a key that was used for something else leaves it open what happened', async () => {
    const { stripe, company } = await openCompany();
    await stripe.refund.execute({ ...refund, amount: 1000 }, writeCall('act_1'));
    const failure = await failureOf(stripe.refund.execute({ ...refund, amount: 2000 }, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'idempotency_error', certainty: 'unknown' });
    expect(refundsOf(company)).toHaveLength(1);
  });

  test('two at the same moment under one key: one refund, and the other does not know', async () => {
    const { stripe, company } = await openCompany();
    company.plan({ system: 'stripe', method: 'POST', fault: { kind: 'slow', ms: 300 } });
    const outcomes = await Promise.allSettled([
      stripe.refund.execute(refund, writeCall('act_1')),
      stripe.refund.execute(refund, writeCall('act_1')),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: 'idempotency_key_in_use', certainty: 'unknown' });
    expect(refundsOf(company)).toHaveLength(1);
  });

  test('a wrong key is named as such, without showing it', async () => {
    const { stripe } = await openCompany({ stripeApiKey: 'sk_test_wrongandsecret' });
    const failure = await failureOf(stripe.refund.execute(refund, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'unauthorized', certainty: 'not_applied' });
    expect(failure.message).toContain('Set a valid STRIPE_API_KEY');
    expect(failure.message).not.toContain('wrongandsecret');
  });

  test.each<[string, Fault, string, string, number]>([
    ['429', { kind: 'status', status: 429 }, 'rate_limit', 'not_applied', 0],
    ['403', { kind: 'status', status: 403 }, 'forbidden', 'not_applied', 0],
    ['500', { kind: 'status', status: 500 }, 'server_error', 'unknown', 0],
    ['no answer', { kind: 'silent' }, 'no_answer', 'unknown', 0],
    ['a cut connection', { kind: 'cut' }, 'no_answer', 'unknown', 1],
  ])('%s is asked once and told with its certainty', async (_what, fault, code, certainty, refunds) => {
    const { stripe, company } = await openCompany({ timeoutMs: 300 });
    company.plan({ system: 'stripe', method: 'POST', fault });
    const failure = await failureOf(stripe.refund.execute(refund, writeCall('act_1')));
    expect(failure).toMatchObject({ code, certainty });
    expect(refundsOf(company)).toHaveLength(refunds);
    expect(company.requests().filter((request) => request.startsWith('POST'))).toEqual(['POST /v1/refunds']);
  });

  test('a charge that cannot be read first stops the refund before it is sent', async () => {
    const { stripe, company } = await openCompany();
    company.plan({ system: 'stripe', method: 'GET', fault: { kind: 'cut' } });
    const failure = await failureOf(stripe.refund.execute(refund, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'no_answer', certainty: 'not_applied' });
    expect(refundsOf(company)).toHaveLength(0);
  });

  test('when nobody listens at the address, certainly nothing happened', async () => {
    const { stripe, company } = await openCompany();
    await company.close();
    const failure = await failureOf(stripe.refund.execute(refund, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'no_connection', certainty: 'not_applied' });
  });

  test('an operator who stops the process stops the request', async () => {
    const { stripe, company } = await openCompany();
    company.plan({ system: 'stripe', method: 'POST', fault: { kind: 'silent' } });
    const started = performance.now();
    const call = { key: 'act_1', signal: AbortSignal.timeout(200) };
    expect(await failureOf(stripe.refund.execute(refund, call))).toMatchObject({ certainty: 'unknown' });
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  test('after a lost answer the refund is found by its action', async () => {
    const { stripe, company } = await openCompany();
    company.plan({ system: 'stripe', method: 'POST', fault: { kind: 'cut' } });
    await failureOf(stripe.refund.execute(refund, writeCall('act_1')));
    const found = await stripe.refund.lookUp(refund, writeCall('act_1'));
    expect(found).toMatchObject({ note: expect.stringContaining('€84.00') });
    expect(await stripe.refund.execute(refund, writeCall('act_1'))).toEqual(found);
    expect(refundsOf(company)).toHaveLength(1);
  });

  test('a refund that someone else made is not taken for ours', async () => {
    const { stripe } = await openCompany();
    await stripe.refund.execute({ ...refund, amount: 100 }, writeCall('act_other'));
    expect(await stripe.refund.lookUp(refund, writeCall('act_1'))).toBe('absent');
  });

  test('our refund is found behind 150 others of the charge', async () => {
    const { stripe } = await openCompany({
      change: (state) => {
        for (let index = 0; index < 150; index++)
          state.stripe.refunds.push({
            id: `re_other${index}`,
            charge: refund.charge_id,
            amount: 1,
            currency: 'eur',
            reason: null,
            created: 4_000_000_000 + index,
            metadata: {},
          });
      },
    });
    await stripe.refund.execute({ ...refund, amount: 100 }, writeCall('act_1'));
    expect(await stripe.refund.lookUp(refund, writeCall('act_1'))).toMatchObject({
      note: expect.stringContaining('€1.00'),
    });
  });

  test('a look-up that cannot be made says so instead of saying absent', async () => {
    const { stripe, company } = await openCompany();
    company.plan({ system: 'stripe', fault: { kind: 'status', status: 503 } });
    expect(await failureOf(stripe.refund.lookUp(refund, writeCall('act_1')))).toMatchObject({
      code: 'server_error',
    });
  });

  test.each([
    [
      'requested_by_customer',
      "Refund €84.00 to the customer's original payment method (charge ch_3HP20417a)",
    ],
    [
      'duplicate',
      "Refund €84.00 to the customer's original payment method (charge ch_3HP20417a) because it was charged twice",
    ],
    [
      'fraudulent',
      "Refund €84.00 to the customer's original payment method (charge ch_3HP20417a) and put the card and e-mail address on Stripe's block lists",
    ],
  ])('a reviewer reads what %s does', async (reason, sentence) => {
    const { stripe } = await openCompany();
    expect(stripe.refund.says({ ...refund, reason })).toBe(sentence);
  });

  test.each([
    ['no amount at all', { ...refund, amount: 0 }],
    ['a fraction of a cent', { ...refund, amount: 84.5 }],
    ['a currency in words', { ...refund, currency: 'Euro' }],
    ['an id with a path in it', { ...refund, charge_id: 'ch_1/../../refunds' }],
    ['an unheard-of reason', { ...refund, reason: 'because' }],
  ])('%s is refused before anything is sent', async (_what, args) => {
    const { stripe, company } = await openCompany();
    await expect(stripe.refund.execute(args, writeCall('act_1'))).rejects.toThrow();
    expect(refundsOf(company)).toHaveLength(0);
  });

  test('a form shows the amount as money in the currency of the charge', async () => {
    const { stripe } = await openCompany();
    expect(fieldLook.get(stripe.refund.input.shape['amount'])).toEqual({
      title: 'Amount',
      money: 'currency',
    });
  });
});

function refundsOf(company: { state(): { stripe: { refunds: { charge: string }[] } } }) {
  return company.state().stripe.refunds.filter(({ charge }) => charge === refund.charge_id);
}
