import type { Stripe } from 'stripe';
import { ToolFailure } from '../../domain/tool-failure.ts';
import { day } from '../../lib/time.ts';
import { collect } from './collect.ts';

export type RefundTotal = { count: number; amount: number; currency: string };

const givenBack = new Set(['succeeded', 'pending', 'requires_action']);

/**
 * The refunds of these charges (listed with their refunds expanded) in the last 30 days. A refund that failed or was cancelled gave
 * nothing back.
 */
export async function listRecentRefunds(
  stripe: Stripe,
  charges: readonly Stripe.Charge[],
  now: Date,
): Promise<Stripe.Refund[]> {
  const since = Math.floor((now.getTime() - 30 * day) / 1000);
  const lists: Stripe.Refund[][] = [];
  for (const charge of charges) if (charge.amount_refunded > 0) lists.push(await listRefunds(stripe, charge));
  return lists.flat().filter(({ created, status }) => created >= since && givenBack.has(status ?? ''));
}

/** A charge brings its latest ten refunds along; only a longer list is asked for. */
async function listRefunds(stripe: Stripe, { id, refunds }: Stripe.Charge): Promise<Stripe.Refund[]> {
  if (refunds && !refunds.has_more) return refunds.data;
  const pages = stripe.refunds.list({ charge: id, limit: 100 });
  return collect(pages, { what: 'refunds of one charge', limit: 500 });
}

/** Throws when the refunds are in several currencies: their sum is unknown, and a wrong one would pass a limit. */
export function totalOf(refunds: readonly Stripe.Refund[], usualCurrency: string): RefundTotal {
  const currencies = [...new Set(refunds.map((refund) => refund.currency))];
  if (currencies.length > 1) throw mixedCurrencies(currencies);
  return {
    count: refunds.length,
    amount: refunds.reduce((sum, refund) => sum + refund.amount, 0),
    currency: currencies[0] ?? usualCurrency,
  };
}

function mixedCurrencies(currencies: string[]): ToolFailure {
  return new ToolFailure({
    system: 'stripe',
    code: 'mixed_currencies',
    certainty: 'not_applied',
    message: `This customer's refunds of the last 30 days are in ${currencies.join(' and ')}: their sum is unknown. Let a person handle the case.`,
  });
}
