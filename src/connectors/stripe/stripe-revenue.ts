import type { Stripe } from 'stripe';
import { z } from 'zod';
import { readTool } from '../../domain/tool.ts';
import { periodOf, weekBefore } from '../../domain/week.ts';
import type { Period } from '../../domain/week.ts';
import { formatMoney } from '../../lib/money.ts';
import { second } from '../../lib/time.ts';
import { weekArgument } from '../week-argument.ts';
import { collect } from './collect.ts';
import { openStripe } from './open-stripe.ts';
import type { StripeSettings } from './stripe-config.ts';
import { askStripe } from './stripe-failure.ts';

const most = 2_000;

export function stripeRevenue(settings: StripeSettings) {
  return readTool({
    name: 'stripe_revenue',
    system: 'stripe',
    title: 'read the revenue',
    description:
      'Per currency: what was charged in a week and what was refunded in it, and the same of the week before. Only sums, nobody’s name. ' +
      `Fees and disputes are not taken off. A week with more than ${most} charges or refunds is not summed up.`,
    input: z.object({ week: weekArgument }),
    bindings: { week: 'week' },
    read: ({ week }, { signal }) =>
      askStripe('read', async () => {
        const stripe = openStripe(settings, signal);
        const before = weekBefore(week);
        const now = await revenueIn(stripe, periodOf(week, settings.timeZone));
        const then = await revenueIn(stripe, periodOf(before, settings.timeZone));
        return {
          data: { week, revenue: now, week_before: before, revenue_before: then },
          record: {
            system: 'stripe',
            id: `revenue ${week}`,
            label: `Payments of ${week}`,
            url: `${settings.webUrl.replace(/\/+$/, '')}/payments`,
          },
        };
      }),
  });
}

/** A refund counts in the week in which it was given, whenever the payment was; one that failed gave nothing back. */
async function revenueIn(stripe: Stripe, { from, to }: Period) {
  const created = { gte: Math.ceil(from.getTime() / second), lt: Math.ceil(to.getTime() / second) };
  const charges = await collect(stripe.charges.list({ created, limit: 100 }), {
    what: 'charges in one week',
    limit: most,
  });
  const refunds = await collect(stripe.refunds.list({ created, limit: 100 }), {
    what: 'refunds in one week',
    limit: most,
  });
  const paid = charges.filter(({ status, captured }) => status === 'succeeded' && captured);
  const given = refunds.filter(({ status }) => status === 'succeeded' || status === 'pending');
  const currencies = [...new Set([...paid, ...given].map(({ currency }) => currency))].toSorted();
  return currencies.map((currency) => {
    const own = paid.filter((charge) => charge.currency === currency);
    const back = given.filter((refund) => refund.currency === currency);
    const charged = own.reduce((sum, { amount_captured }) => sum + amount_captured, 0);
    const refunded = back.reduce((sum, { amount }) => sum + amount, 0);
    const shown = (minor: number) => formatMoney({ minor, currency });
    return {
      currency,
      net_minor: charged - refunded,
      net: shown(charged - refunded),
      charged: shown(charged),
      charges: own.length,
      refunded: shown(refunded),
      refunds: back.length,
    };
  });
}
