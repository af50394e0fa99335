import type { Charge, StripeState } from '../company-state.ts';
import { checkParameters, createdAsAsked, createdParameters, expands } from './check-parameters.ts';
import { pageOf, pageParameters } from './page-of.ts';
import { refundObject } from './refund-object.ts';
import { resourceMissing } from './stripe-refusal.ts';

/** GET /v1/charges */
export function listCharges(state: StripeState, query: URLSearchParams) {
  checkParameters(query, ['customer', 'expand[]', ...createdParameters, ...pageParameters]);
  const withRefunds = expands(query, 'data.refunds');
  const customer = query.get('customer');
  if (customer !== null && !state.customers.some(({ id }) => id === customer))
    throw resourceMissing('customer', customer, 'customer');
  const found = state.charges
    .filter((charge) => customer === null || charge.customer === customer)
    .filter(createdAsAsked(query));
  return pageOf(
    'charge',
    '/v1/charges',
    found.map((charge) => ({
      ...chargeObject(state, charge),
      ...(withRefunds ? { refunds: latestRefunds(state, charge.id) } : {}),
    })),
    query,
  );
}

/** GET /v1/charges/:id */
export function showCharge(state: StripeState, id: string) {
  return chargeObject(state, getCharge(state, id, 'id'));
}

export function getCharge(state: StripeState, id: string, param: string): Charge {
  const charge = state.charges.find((each) => each.id === id);
  if (!charge) throw resourceMissing('charge', id, param);
  return charge;
}

export function refundedOf(state: StripeState, charge: Charge): number {
  return state.refunds
    .filter((refund) => refund.charge === charge.id && !refund.status)
    .reduce((sum, refund) => sum + refund.amount, 0);
}

function chargeObject(state: StripeState, charge: Charge) {
  const refunded = refundedOf(state, charge);
  return {
    ...charge,
    object: 'charge',
    amount_captured: charge.status === 'succeeded' ? charge.amount : 0,
    amount_refunded: refunded,
    captured: charge.status === 'succeeded',
    livemode: false,
    paid: charge.status === 'succeeded',
    refunded: refunded === charge.amount,
  };
}

function latestRefunds(state: StripeState, charge: string) {
  const refunds = state.refunds.filter((refund) => refund.charge === charge).map(refundObject);
  return pageOf('refund', `/v1/charges/${charge}/refunds`, refunds, new URLSearchParams());
}
