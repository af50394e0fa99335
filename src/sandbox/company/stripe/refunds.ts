import { randomBytes } from 'node:crypto';
import { formatMoney } from '../../../lib/money.ts';
import type { Charge, Refund, StripeState } from '../company-state.ts';
import { getCharge, refundedOf } from './charges.ts';
import { checkParameters, createdAsAsked, createdParameters, integerParameter } from './check-parameters.ts';
import { pageOf, pageParameters } from './page-of.ts';
import { refundObject } from './refund-object.ts';
import { invalidRequest } from './stripe-refusal.ts';

const reasons = ['duplicate', 'fraudulent', 'requested_by_customer'];

/** GET /v1/refunds */
export function listRefunds(state: StripeState, query: URLSearchParams) {
  checkParameters(query, ['charge', ...createdParameters, ...pageParameters]);
  const charge = query.get('charge');
  if (charge !== null) getCharge(state, charge, 'charge');
  const found = state.refunds
    .filter((refund) => charge === null || refund.charge === charge)
    .filter(createdAsAsked(query));
  return pageOf('refund', '/v1/refunds', found.map(refundObject), query);
}

export type RefundRequest = {
  charge: string;
  amount: number | undefined;
  reason: string | null;
  form: URLSearchParams;
};

/** POST /v1/refunds, first half: what can be refused by looking at the request alone. */
export function readRefundRequest(form: URLSearchParams): RefundRequest {
  checkParameters(form, ['charge', 'amount', 'reason', 'metadata[]']);
  const charge = form.get('charge');
  if (!charge)
    throw invalidRequest(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  const amount = integerParameter(form, 'amount');
  if (amount !== undefined && amount < 1)
    throw invalidRequest('This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  const reason = form.get('reason');
  if (reason !== null && !reasons.includes(reason))
    throw invalidRequest(`Invalid reason: must be one of ${reasons.join(', ')}`, { param: 'reason' });
  return { charge, amount, reason, form };
}

/** POST /v1/refunds, second half: gives the money back, if there is any left to give. */
export function createRefund(state: StripeState, request: RefundRequest, now: Date) {
  const charge = getCharge(state, request.charge, 'charge');
  const left = charge.amount - refundedOf(state, charge);
  assertRefundable(charge, left);
  const amount = request.amount ?? left;
  if (amount > left) throw aboveRemainder(charge, amount, left);
  const refund: Refund = {
    id: `re_3HP${randomBytes(9).toString('hex')}`,
    charge: charge.id,
    amount,
    currency: charge.currency,
    reason: request.reason,
    created: Math.floor(now.getTime() / 1000),
    metadata: metadataOf(request.form),
  };
  state.refunds.push(refund);
  return refundObject(refund);
}

/** The customer's bank sends it back some days later: the money is ours again. */
export function failRefund(state: StripeState, charge: string, id: string): void {
  const refund = state.refunds.find((each) => each.id === id && each.charge === charge);
  if (!refund) throw invalidRequest(`No such refund: '${id}'`, { code: 'resource_missing', param: 'id' });
  refund.status = 'failed';
}

function assertRefundable({ id, status, disputed }: Charge, left: number): void {
  if (status !== 'succeeded')
    throw invalidRequest(`Charge ${id} was not successful and cannot be refunded.`, { charge: id });
  if (disputed)
    throw invalidRequest(`Charge ${id} has been charged back.`, { code: 'charge_disputed', charge: id });
  if (left === 0)
    throw invalidRequest(`Charge ${id} has already been refunded.`, {
      code: 'charge_already_refunded',
      charge: id,
    });
}

function aboveRemainder({ amount: whole, currency }: Charge, amount: number, left: number) {
  const money = (minor: number) => formatMoney({ minor, currency });
  const bound = left < whole ? 'unrefunded amount on charge' : 'charge amount';
  return invalidRequest(`Refund amount (${money(amount)}) is greater than ${bound} (${money(left)})`, {
    param: 'amount',
  });
}

function metadataOf(form: URLSearchParams): Record<string, string> {
  const entries = [...form].map(([name, value]) => [/^metadata\[(.+)\]$/.exec(name)?.[1], value] as const);
  return Object.fromEntries(
    entries.filter((entry): entry is readonly [string, string] => entry[0] !== undefined),
  );
}
