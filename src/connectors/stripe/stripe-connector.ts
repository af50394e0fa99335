import type { ReadTool, WriteTool } from '../../domain/tool.ts';
import type { Connector } from '../connector.ts';
import { openStripe } from './open-stripe.ts';
import { type RefundsByHand, refundsByHand } from './refunds-by-hand.ts';
import { type StripeConfig, stripeSettings } from './stripe-config.ts';
import { stripeCustomer } from './stripe-customer.ts';
import { askStripe } from './stripe-failure.ts';
import { stripeRefund } from './stripe-refund.ts';
import { stripeRevenue } from './stripe-revenue.ts';

export type StripeConnector = Connector<{ customer: ReadTool; revenue: ReadTool; refund: WriteTool }> & {
  /** The refunds that people make themselves. */
  byHand: RefundsByHand;
};

export function stripeConnector(config: StripeConfig): StripeConnector {
  const settings = stripeSettings(config);
  return {
    system: 'stripe',
    byHand: refundsByHand(settings),
    tools: {
      customer: stripeCustomer(settings),
      revenue: stripeRevenue(settings),
      refund: stripeRefund(settings),
    },
    check: (signal = AbortSignal.timeout(settings.timeoutMs)) =>
      askStripe('read', async () => {
        const stripe = openStripe(settings, signal);
        await stripe.customers.list({ limit: 1 });
        await stripe.charges.list({ limit: 1 });
        await stripe.refunds.list({ limit: 1 });
        return `Stripe answers: customers, charges and refunds can be read (${modeOf(config.apiKey)}).`;
      }),
  };
}

function modeOf(apiKey: string): string {
  return /^[rs]k_test_/.test(apiKey) ? 'test mode' : 'live mode';
}
