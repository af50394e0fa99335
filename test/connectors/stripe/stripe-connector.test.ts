import { describe, expect, test } from 'vitest';
import { stripeConnector } from '../../../src/connectors/stripe/stripe-connector.ts';
import { openCompany, readCall, writeCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';
import { listening } from '../listening.ts';

describe('the Stripe connector', () => {
  test('an operator learns that the key works, and in which mode', async () => {
    const { checks } = await openCompany();
    expect(await checks.stripe.check()).toBe(
      'Stripe answers: customers, charges and refunds can be read (test mode).',
    );
  });

  test('an operator learns that the key does not work, and what to set', async () => {
    const { checks } = await openCompany({ stripeApiKey: 'rk_test_wrong' });
    expect((await failureOf(checks.stripe.check())).message).toContain('Set a valid STRIPE_API_KEY');
  });

  test('a base URL with a path is refused at once: the SDK would drop it', () => {
    expect(() => stripeConnector({ apiKey: 'sk_test_x', apiUrl: 'http://127.0.0.1:1/stripe' })).toThrow(
      'STRIPE_API_URL has the path /stripe',
    );
  });

  test('the key is not carried along a redirect', async () => {
    const elsewhere = await listening((_request, response) => response.end('{}'));
    const stripe = await listening((_request, response) =>
      response.writeHead(302, { location: `${elsewhere.url}/v1/customers` }).end(),
    );
    const { tools } = stripeConnector({ apiKey: 'sk_test_x', apiUrl: stripe.url });
    await failureOf(tools.customer.read({ customer_email: 'a@example.com' }, readCall()));
    expect(stripe.requests).toHaveLength(1);
    expect(elsewhere.requests).toEqual([]);
  });

  test('no measurements are sent along', async () => {
    const stripe = await listening((request, response) => {
      const data = request.url?.startsWith('/v1/customers') ? [{ id: 'cus_1', created: 1 }] : [];
      response
        .setHeader('request-id', 'req_1')
        .end(JSON.stringify({ object: 'list', has_more: false, data }));
    });
    const { tools } = stripeConnector({ apiKey: 'sk_test_x', apiUrl: stripe.url });
    await tools.customer.read({ customer_email: 'a@example.com' }, readCall());
    expect(stripe.requests).toHaveLength(2);
    for (const headers of stripe.requests) expect(headers).not.toHaveProperty('x-stripe-client-telemetry');
  });

  test('an answer that is no JSON leaves it open whether the money moved', async () => {
    const charge = JSON.stringify({ id: 'ch_1', currency: 'eur' });
    const stripe = await listening((request, response) =>
      response.end(request.method === 'GET' ? charge : '<html>gateway</html>'),
    );
    const { tools } = stripeConnector({ apiKey: 'sk_test_x', apiUrl: stripe.url });
    const args = { charge_id: 'ch_1', amount: 1, currency: 'eur', reason: 'duplicate' };
    expect(await failureOf(tools.refund.execute(args, writeCall('act_1')))).toMatchObject({
      code: 'server_error',
      certainty: 'unknown',
    });
  });

  test('a refund that finds nobody at the door is certainly not made', async () => {
    const stripe = await listening((_request, response) => {
      stripe.stopListening();
      response.setHeader('connection', 'close').end(JSON.stringify({ id: 'ch_1', currency: 'eur' }));
    });
    const { tools } = stripeConnector({ apiKey: 'sk_test_x', apiUrl: stripe.url });
    const args = { charge_id: 'ch_1', amount: 1, currency: 'eur', reason: 'duplicate' };
    expect(await failureOf(tools.refund.execute(args, writeCall('act_1')))).toMatchObject({
      code: 'no_connection',
      certainty: 'not_applied',
    });
    expect(stripe.requests).toHaveLength(1);
  });

  test('a refund that Stripe accepted and then could not pay out is a failure', async () => {
    const refund = {
      id: 're_1',
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
      currency: 'eur',
    };
    const stripe = await listening((request, response) =>
      response.end(JSON.stringify(request.method === 'GET' ? { id: 'ch_1', currency: 'eur' } : refund)),
    );
    const { tools } = stripeConnector({ apiKey: 'sk_test_x', apiUrl: stripe.url });
    const args = { charge_id: 'ch_1', amount: 1, currency: 'eur', reason: 'duplicate' };
    expect(await failureOf(tools.refund.execute(args, writeCall('act_1')))).toMatchObject({
      code: 'refund_failed',
      certainty: 'not_applied',
      message: expect.stringContaining('(expired_or_canceled_card). Pay the customer another way.'),
    });
  });
});
