import { describe, expect, test } from 'vitest';
import { openCompany, today, writeCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';

const refund = {
  charge_id: 'ch_3HP20417a',
  amount: 60_00,
  currency: 'eur',
  reason: 'requested_by_customer',
};
const email = 'maya.lindholm@example.com';
const call = { since: today, signal: AbortSignal.timeout(10_000) };
const onPage = (url: string, form: Record<string, string>) =>
  fetch(`${url}/payments/ch_3HP20417a`, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  });

describe('refunds that people make', () => {
  test('are told apart from ours, and from those of before', async () => {
    const { company, stripe, checks } = await openCompany();
    await stripe.refund.execute({ ...refund, amount: 1_00 }, writeCall('act_1'));
    await onPage(company.url, { amount: '24.00' });
    const deeds = await checks.stripe.byHand.deeds({ email }, call);
    expect(deeds.map(({ args, by }) => [args['charge_id'], args['amount'], args['currency'], by])).toEqual(
      expect.arrayContaining([
        ['ch_3HP20417a', 1_00, 'eur', 'us'],
        ['ch_3HP20417a', 24_00, 'eur', 'person'],
      ]),
    );
    const later = { ...call, since: new Date(today.getTime() + 1_000) };
    expect(await checks.stripe.byHand.deeds({ email }, later)).toEqual([]);
  });

  test('say in words and in money what they were worth', async () => {
    const { checks } = await openCompany();
    const { stripe_refund: likeness } = checks.stripe.byHand.compares;
    expect([likeness.says(refund), likeness.worth?.(refund)]).toEqual([
      'refund €60.00',
      { minor: 60_00, currency: 'eur' },
    ]);
  });

  test('that cannot be read are not taken for none', async () => {
    const { company, checks } = await openCompany();
    company.plan({ system: 'stripe', method: 'GET', fault: { kind: 'status', status: 500 } });
    expect(await failureOf(checks.stripe.byHand.deeds({ email }, call))).toMatchObject({ system: 'stripe' });
  });
});

describe('a refund of ours', () => {
  test('stands, until the bank sends it back', async () => {
    const { company, stripe } = await openCompany();
    const applied = await stripe.refund.execute(refund, writeCall('act_1'));
    const isUndone = () => stripe.refund.isUndone?.(refund, applied, writeCall('act_1'));
    expect(await isUndone()).toBe(false);
    const { id = '' } = company.state().stripe.refunds.at(-1) ?? {};
    expect((await onPage(company.url, { act: 'fail', refund: id })).status).toBe(303);
    expect(await isUndone()).toEqual({ at: null });
    expect(await stripe.refund.preconditions(refund, writeCall('act_2'))).toMatchObject({
      'Left to refund': '€84.00',
    });
  });

  test('that is not found says nothing, and is not taken for undone', async () => {
    const { stripe } = await openCompany();
    const applied = await stripe.refund.execute(refund, writeCall('act_1'));
    const asked = stripe.refund.isUndone?.(refund, applied, writeCall('act_2'));
    expect(await failureOf(asked!)).toMatchObject({ code: 'refund_not_found' });
  });
});
