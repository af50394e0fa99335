import type { Stripe } from 'stripe';
import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import { type Applied, type Preconditions, writeTool } from '../../domain/tool.ts';
import { formatMoney } from '../../lib/money.ts';
import { collect } from './collect.ts';
import { openStripe } from './open-stripe.ts';
import type { StripeSettings } from './stripe-config.ts';
import { askStripe } from './stripe-failure.ts';
import { chargeRecord } from './stripe-records.ts';

const input = z.object({
  charge_id: z
    .string()
    .regex(/^(ch|py)_[A-Za-z0-9_]{1,100}$/, 'A charge id such as ch_3Pxyz')
    .register(fieldLook, { title: 'Charge' }),
  amount: z
    .int()
    .positive()
    .max(99_999_999)
    .describe('In the smallest unit of the currency: 8400 is €84.00')
    .register(fieldLook, { title: 'Amount', money: 'currency' }),
  currency: z
    .string()
    .regex(/^[a-z]{3}$/, 'Three small letters such as eur')
    .describe("The charge's currency: three small letters such as eur")
    .register(fieldLook, { title: 'Currency' }),
  reason: z.enum(['requested_by_customer', 'duplicate', 'fraudulent']).register(fieldLook, {
    title: 'Reason',
    hint: '“fraudulent” also puts the card and the e-mail address on Stripe’s block lists.',
  }),
});

type Refund = z.infer<typeof input>;

export function stripeRefund(settings: StripeSettings) {
  return writeTool({
    name: 'stripe_refund',
    system: 'stripe',
    title: 'refund the customer',
    description: 'Refunds a charge, wholly or in part, to the payment method it was paid with.',
    input,
    bindings: { charge_id: 'charge' },
    risk: 'high',
    reversible: false,
    movesMoney: true,
    harm: 'Money leaves the account and cannot be called back.',
    editable: ['amount', 'reason'],
    says,
    preconditions: async ({ charge_id }, { signal }) => {
      const stripe = openStripe(settings, signal);
      return refundable(await askStripe('read', () => stripe.charges.retrieve(charge_id)));
    },
    execute: async (args, { key, retry = 0, signal }) => {
      const stripe = openStripe(settings, signal);
      await assertCurrency(stripe, args);
      const refund = await askStripe('write', () =>
        stripe.refunds.create(
          {
            charge: args.charge_id,
            amount: args.amount,
            reason: args.reason,
            metadata: { leenops_action: key },
          },
          // Stripe answers the same key with the same failure for a day.
          { idempotencyKey: retry ? `${key}.${retry}` : key },
        ),
      );
      return applied(settings, refund, args.charge_id);
    },
    lookUp: async ({ charge_id }, { key, signal }) => {
      const refund = await findRefund(openStripe(settings, signal), charge_id, key);
      return refund ? applied(settings, refund, charge_id) : 'absent';
    },
    isUndone: async ({ charge_id }, _applied, { key, signal }) => {
      const refund = await findRefund(openStripe(settings, signal), charge_id, key);
      if (!refund) throw notThere(charge_id);
      return ['failed', 'canceled'].includes(refund.status ?? '') ? { at: null } : false;
    },
  });
}

/** A refund never goes away in Stripe: one that is not found says nothing. */
function notThere(charge: string): ToolFailure {
  return new ToolFailure({
    system: 'stripe',
    code: 'refund_not_found',
    certainty: 'not_applied',
    message: `The refund of ${charge} is not among those of its charge. Look at the payment in the dashboard.`,
  });
}

function says({ charge_id, amount, currency, reason }: Refund): string {
  const money = formatMoney({ minor: amount, currency });
  const refund = `Refund ${money} to the customer's original payment method (charge ${charge_id})`;
  if (reason === 'fraudulent') return `${refund} and put the card and e-mail address on Stripe's block lists`;
  if (reason === 'duplicate') return `${refund} because it was charged twice`;
  return refund;
}

/** What is left has its currency with it. */
function refundable(charge: Stripe.Charge): Preconditions {
  const left = { minor: charge.amount_captured - charge.amount_refunded, currency: charge.currency };
  return { Payment: stateOf(charge), 'Left to refund': formatMoney(left) };
}

function stateOf({ status, disputed, captured }: Stripe.Charge): string {
  if (disputed) return 'disputed';
  if (status !== 'succeeded') return status;
  return captured ? 'paid' : 'not captured';
}

/** Stripe takes the charge's currency whatever was said: an amount that was read as euros must not leave as yen. */
async function assertCurrency(stripe: Stripe, { charge_id, currency }: Refund): Promise<void> {
  const charge = await askStripe('read', () => stripe.charges.retrieve(charge_id));
  if (charge.currency === currency) return;
  throw new ToolFailure({
    system: 'stripe',
    code: 'currency_mismatch',
    certainty: 'not_applied',
    message: `The charge is in ${charge.currency}, the refund in ${currency}. Propose it again in ${charge.currency}.`,
  });
}

async function findRefund(stripe: Stripe, charge: string, key: string): Promise<Stripe.Refund | undefined> {
  const refunds = await askStripe('read', () =>
    collect(stripe.refunds.list({ charge, limit: 100 }), {
      what: 'refunds of one charge',
      limit: 500,
    }),
  );
  return refunds.find((refund) => refund.metadata?.['leenops_action'] === key);
}

function applied(settings: StripeSettings, refund: Stripe.Refund, chargeId: string): Applied {
  if (refund.status === 'failed' || refund.status === 'canceled') throw gaveNothingBack(refund);
  const money = formatMoney({ minor: refund.amount, currency: refund.currency });
  return {
    record: chargeRecord(settings.webUrl, chargeId),
    note: `Stripe refund ${refund.id} of ${money}: ${refund.status ?? 'status unknown'}.`,
  };
}

function gaveNothingBack({ id, status, failure_reason }: Stripe.Refund): ToolFailure {
  const why = failure_reason ? ` (${failure_reason})` : '';
  return new ToolFailure({
    system: 'stripe',
    code: `refund_${status}`,
    certainty: 'not_applied',
    message: `Stripe accepted refund ${id} and then it ${status === 'failed' ? 'failed' : 'was cancelled'}${why}. Pay the customer another way.`,
  });
}
