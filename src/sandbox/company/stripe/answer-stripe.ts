import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../lib/time.ts';
import { companyKeys } from '../company-keys.ts';
import type { StripeState } from '../company-state.ts';
import type { CompanyAnswer, CompanyRequest } from '../wire.ts';
import { listCharges, showCharge } from './charges.ts';
import { listCustomers } from './customers.ts';
import { oncePerKey } from './idempotency.ts';
import { createRefund, listRefunds, readRefundRequest } from './refunds.ts';
import { StripeRefusal, refusalAsAnswer } from './stripe-refusal.ts';

export type StripeServer = (request: CompanyRequest) => Promise<CompanyAnswer>;

/** The part of Stripe's API that the connector uses, over Hearth & Pine's books. */
export function stripeServer(state: StripeState, now: Clock): StripeServer {
  const busy = new Set<string>();

  function get({ path, query }: CompanyRequest): unknown {
    if (path === '/v1/customers') return listCustomers(state, query);
    if (path === '/v1/charges') return listCharges(state, query);
    if (path === '/v1/refunds') return listRefunds(state, query);
    const charge = /^\/v1\/charges\/([^/]+)$/.exec(path)?.[1];
    if (charge) return showCharge(state, charge);
    throw unknownUrl('GET', path);
  }

  async function post(request: CompanyRequest, requestId: string): Promise<CompanyAnswer> {
    if (request.path !== '/v1/refunds') throw unknownUrl('POST', request.path);
    const refund = readRefundRequest(new URLSearchParams(request.body));
    const execute = async () => ({ status: 200, body: createRefund(state, refund, now()) });
    const key = request.headers['idempotency-key'];
    if (typeof key === 'string') return oncePerKey(state, busy, { key, request, requestId, execute });
    await request.pause();
    return execute();
  }

  async function dispatch(request: CompanyRequest, requestId: string): Promise<CompanyAnswer> {
    authenticate(request.headers.authorization);
    if (request.method === 'POST') return post(request, requestId);
    if (request.method !== 'GET') throw unknownUrl(request.method, request.path);
    await request.pause();
    return { status: 200, body: get(request) };
  }

  return async (request) => {
    const requestId = `req_HP${randomBytes(7).toString('hex')}`;
    const answer = await refusalAsAnswer(() => dispatch(request, requestId));
    return { ...answer, headers: { 'request-id': requestId, ...answer.headers } };
  };
}

function authenticate(authorization: string | undefined): void {
  const key = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  if (key === companyKeys.stripeApiKey) return;
  const message = key ? `Invalid API Key provided: ${key.slice(0, 8)}***` : 'You did not provide an API key.';
  throw new StripeRefusal(401, { type: 'invalid_request_error', message });
}

function unknownUrl(method: string, path: string): StripeRefusal {
  return new StripeRefusal(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}).`,
  });
}

/** What Stripe says with a status that a fault asks for. */
export function stripeFaultAnswer(status: number): CompanyAnswer {
  if (status === 429)
    return {
      status,
      body: { error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests.' } },
    };
  return { status, body: { error: { type: 'api_error', message: 'An unknown error occurred.' } } };
}
