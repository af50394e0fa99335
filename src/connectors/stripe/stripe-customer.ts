import type { Stripe } from 'stripe';
import { z } from 'zod';
import { readTool } from '../../domain/tool.ts';
import { customerEmail } from '../customer-email.ts';
import { collect } from './collect.ts';
import { openStripe } from './open-stripe.ts';
import { orderOf } from './order-of.ts';
import { listRecentRefunds, totalOf } from './recent-refunds.ts';
import type { StripeSettings } from './stripe-config.ts';
import { askStripe } from './stripe-failure.ts';
import { customerRecord, noCustomerRecord } from './stripe-records.ts';

export function stripeCustomer(settings: StripeSettings) {
  return readTool({
    name: 'stripe_customer',
    system: 'stripe',
    title: 'read orders and payments',
    description:
      "The customer's charges, newest first, with the order, items and delivery of each, and what was refunded in the last 30 days. " +
      'Amounts are in the smallest unit of the currency (8400 is €84.00).',
    input: z.object({ customer_email: customerEmail }),
    bindings: { customer_email: 'customer' },
    read: ({ customer_email: email }, { signal }) =>
      askStripe('read', async () => {
        const stripe = openStripe(settings, signal);
        const customers = await listCustomers(stripe, email);
        const charges = await listCharges(stripe, customers);
        const refunds = await listRecentRefunds(stripe, charges, settings.now());
        const first = customers.at(-1);
        return {
          data: {
            customer: first ? shownCustomer(first, email) : null,
            charges: charges.map(shownCharge),
            refunds_30d: totalOf(refunds, charges[0]?.currency ?? settings.currency),
          },
          record: first ? customerRecord(settings.webUrl, first.id) : noCustomerRecord(email),
        };
      }),
  });
}

/** Stripe allows several customers with one address; together they are the person. Newest first. */
export async function listCustomers(stripe: Stripe, email: string): Promise<Stripe.Customer[]> {
  const pages = stripe.customers.list({ email, limit: 100 });
  return collect(pages, { what: 'customers with one address', limit: 100 });
}

export async function listCharges(
  stripe: Stripe,
  customers: readonly Stripe.Customer[],
): Promise<Stripe.Charge[]> {
  const lists: Stripe.Charge[][] = [];
  for (const { id } of customers) {
    const pages = stripe.charges.list({ customer: id, limit: 100, expand: ['data.refunds'] });
    lists.push(await collect(pages, { what: 'charges of one customer', limit: 1000 }));
  }
  return lists.flat().toSorted((a, b) => b.created - a.created);
}

function shownCustomer(customer: Stripe.Customer, email: string) {
  return {
    id: customer.id,
    name: customer.name ?? null,
    email: customer.email ?? email,
    since: isoTime(customer.created),
  };
}

function shownCharge(charge: Stripe.Charge) {
  return {
    id: charge.id,
    amount: charge.amount,
    currency: charge.currency,
    status: charge.status,
    created_at: isoTime(charge.created),
    description: charge.description ?? null,
    refunded_amount: charge.amount_refunded,
    ...orderOf(charge),
  };
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
