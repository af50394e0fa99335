import type { Stripe } from 'stripe';
import type { Deed } from '../../domain/shadow/observe.ts';
import { formatMoney } from '../../lib/money.ts';
import { moneyIn } from '../../domain/shadow/by-hand.ts';
import type { ByHand } from '../../domain/shadow/by-hand.ts';
import { openStripe } from './open-stripe.ts';
import { listRecentRefunds } from './recent-refunds.ts';
import type { StripeSettings } from './stripe-config.ts';
import { listCharges, listCustomers } from './stripe-customer.ts';
import { askStripe } from './stripe-failure.ts';

export type RefundsByHand = ByHand<{ email: string }, 'stripe_refund'>;

/** The refunds of one customer. Stripe does not say who made one: without our mark it was somebody else. */
export function refundsByHand(settings: StripeSettings): RefundsByHand {
  return {
    compares: {
      stripe_refund: {
        about: ['charge_id'],
        agree: ['amount', 'currency'],
        adds: 'amount',
        worth: moneyIn,
        says: (args) => {
          const money = moneyIn(args);
          return money ? `refund ${formatMoney(money)}` : 'refund';
        },
      },
    },
    deeds: ({ email }, { since, signal }) =>
      askStripe('read', async () => {
        const stripe = openStripe(settings, signal);
        const charges = await listCharges(stripe, await listCustomers(stripe, email));
        const refunds = await listRecentRefunds(stripe, charges, settings.now());
        return refunds.map(deedOf).filter(({ at }) => at >= since);
      }),
  };
}

function deedOf({ charge, amount, currency, created, metadata }: Stripe.Refund): Deed {
  return {
    tool: 'stripe_refund',
    args: { charge_id: typeof charge === 'string' ? charge : (charge?.id ?? ''), amount, currency },
    at: new Date(created * 1000),
    by: metadata?.['leenops_action'] ? 'us' : 'person',
  };
}
