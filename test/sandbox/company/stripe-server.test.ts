import { describe, expect, test } from 'vitest';
import { companyKeys } from '../../../src/sandbox/company/company-keys.ts';
import { openCompany } from './open-company.ts';

const late = { charge: 'ch_3HP20417a', amount: '8400' };

describe('the local Stripe', () => {
  test.each([
    ['no key', {}, 'You did not provide an API key.'],
    ['a wrong key', { authorization: 'Bearer sk_test_wrong' }, 'Invalid API Key provided: sk_test_***'],
  ])('refuses %s', async (_what, headers, message) => {
    const { company } = await openCompany();
    const answer = await fetch(`${company.stripeUrl}/v1/charges`, { headers });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: { type: 'invalid_request_error', message } });
    expect(answer.headers.get('request-id')).toMatch(/^req_/);
  });

  test.each([
    ['an unknown address', 'GET', '/v1/invoices', 404, { message: expect.stringContaining('Unrecognized') }],
    ['another method', 'DELETE', '/v1/charges', 404, { message: expect.stringContaining('Unrecognized') }],
    ['an unknown charge', 'GET', '/v1/charges/ch_x', 404, { code: 'resource_missing' }],
    [
      'an unknown parameter',
      'GET',
      '/v1/charges?colour=red',
      400,
      { code: 'parameter_unknown', param: 'colour' },
    ],
    ['an unknown customer', 'GET', '/v1/charges?customer=cus_x', 404, { code: 'resource_missing' }],
    ['the refunds of an unknown charge', 'GET', '/v1/refunds?charge=ch_x', 404, { code: 'resource_missing' }],
    ['to expand what cannot be', 'GET', '/v1/charges?expand[]=data.card', 400, {}],
    ['a page of 101', 'GET', '/v1/charges?limit=101', 400, { param: 'limit' }],
    ['a page after nothing', 'GET', '/v1/charges?starting_after=ch_x', 404, { param: 'starting_after' }],
  ])('refuses %s', async (_what, method, path, status, error) => {
    const { ask } = await openStripe();
    const answer = await ask(method, path);
    expect(answer).toMatchObject({ status, body: { error: { type: 'invalid_request_error', ...error } } });
  });

  test.each([
    ['no charge', { amount: '1' }, 400, { message: expect.stringContaining('payment_intent or charge') }],
    ['an unknown charge', { charge: 'ch_x' }, 404, { code: 'resource_missing', param: 'charge' }],
    ['no amount', { ...late, amount: '0' }, 400, { code: 'parameter_invalid_integer' }],
    ['a fraction', { ...late, amount: '84.00' }, 400, { code: 'parameter_invalid_integer', param: 'amount' }],
    [
      'too much',
      { ...late, amount: '8401' },
      400,
      { param: 'amount', message: 'Refund amount (€84.01) is greater than charge amount (€84.00)' },
    ],
    ['another reason', { ...late, reason: 'mood' }, 400, { param: 'reason' }],
    ['an unknown parameter', { ...late, currency: 'eur' }, 400, { code: 'parameter_unknown' }],
  ])('refuses a refund with %s', async (_what, form, status, error) => {
    const { ask, company } = await openStripe();
    const before = company.state().stripe.refunds.length;
    expect(await ask('POST', '/v1/refunds', form)).toMatchObject({ status, body: { error } });
    expect(company.state().stripe.refunds).toHaveLength(before);
  });

  test('a refund shows on its charge, and what is left is the bound', async () => {
    const { ask } = await openStripe();
    await ask('POST', '/v1/refunds', { ...late, amount: '8000' });
    const charge = await ask('GET', `/v1/charges/${late.charge}`);
    expect(charge.body).toMatchObject({ amount_refunded: 8000, refunded: false });
    const second = await ask('POST', '/v1/refunds', { ...late, amount: '401' });
    expect(second.body).toMatchObject({
      error: { message: 'Refund amount (€4.01) is greater than unrefunded amount on charge (€4.00)' },
    });
  });

  test('an answer under a key is given again, a refusal too', async () => {
    const { ask, company } = await openStripe();
    const first = await ask('POST', '/v1/refunds', late, 'key-1');
    const again = await ask('POST', '/v1/refunds', late, 'key-1');
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.headers.get('original-request')).toBe(first.headers.get('request-id'));

    const refused = await ask('POST', '/v1/refunds', late, 'key-2');
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'charge_already_refunded' } } });
    expect((await ask('POST', '/v1/refunds', late, 'key-2')).headers.get('idempotent-replayed')).toBe('true');
    expect(company.state().stripe.refunds.filter(({ charge }) => charge === late.charge)).toHaveLength(1);
  });

  test('a request that was refused for its form leaves its key free', async () => {
    const { ask } = await openStripe();
    expect((await ask('POST', '/v1/refunds', { ...late, amount: 'x' }, 'key-1')).status).toBe(400);
    expect((await ask('POST', '/v1/refunds', late, 'key-1')).status).toBe(200);
  });

  test('walking forwards and backwards shows every record once', async () => {
    const { ask, company } = await openStripe();
    const all = company.state().stripe.charges.length;
    const seen: string[] = [];
    let page = await ask('GET', '/v1/charges?limit=5');
    seen.push(...idsOf(page.body));
    while ((page.body as { has_more: boolean }).has_more) {
      page = await ask('GET', `/v1/charges?limit=5&starting_after=${seen.at(-1)}`);
      seen.push(...idsOf(page.body));
    }
    expect(new Set(seen).size).toBe(all);
    expect(seen).toHaveLength(all);
    const back = await ask('GET', `/v1/charges?limit=5&ending_before=${seen[10]}`);
    expect(idsOf(back.body)).toEqual(seen.slice(5, 10));
  });

  test('an address in other letters is another customer', async () => {
    const { ask } = await openStripe();
    expect(idsOf((await ask('GET', '/v1/customers?email=maya.lindholm@example.com')).body)).toEqual([
      'cus_HPmaya',
    ]);
    expect(idsOf((await ask('GET', '/v1/customers?email=Maya.Lindholm@example.com')).body)).toEqual([]);
  });

  test('a charge brings its refunds along when asked to', async () => {
    const { ask } = await openStripe();
    const path = '/v1/charges?customer=cus_HPzanele';
    expect((await ask('GET', path)).body).not.toHaveProperty('data.0.refunds');
    expect((await ask('GET', `${path}&expand[0]=data.refunds`)).body).toMatchObject({
      data: [{ refunds: { has_more: false, data: [{ id: 're_3HPseed4', amount: 2500 }] } }],
    });
  });
});

async function openStripe() {
  const { company } = await openCompany();
  async function ask(method: string, path: string, form?: Record<string, string>, key?: string) {
    const answer = await fetch(`${company.stripeUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${companyKeys.stripeApiKey}`,
        ...(key ? { 'idempotency-key': key } : {}),
      },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  }
  return { company, ask };
}

function idsOf(list: unknown): string[] {
  return (list as { data: { id: string }[] }).data.map(({ id }) => id);
}
