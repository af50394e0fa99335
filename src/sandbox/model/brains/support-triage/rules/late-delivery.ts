import type { Rule } from '../decide.ts';
import type { Charge, Delivery, Facts } from '../facts.ts';
import { daysLate, orderCharge, remainderOf, shippingOf } from '../order.ts';
import { type Evidence, type Plan, quoted } from '../plan.ts';
import { clauseOf } from '../policy.ts';
import { money, refund, reply, tag } from '../proposals.ts';
import { mentions, sentenceWith } from '../ticket-text.ts';
import { words } from '../words.ts';

/** R1: more than seven days late, all of it back. R4: late, but less, the shipping back. */
export const lateDelivery: Rule = (facts) => {
  const { ticket } = facts;
  const charge = orderCharge(facts);
  if (!charge?.delivery || !mentions(ticket.data, words.late)) return undefined;
  const days = daysLate(charge.delivery, ticket.data.updated_at);
  if (days > 7) return refundAll(facts, charge, charge.delivery, days);
  return days > 0 ? refundShipping(facts, charge, charge.delivery, days) : undefined;
};

function refundAll(facts: Facts, charge: Charge, delivery: Delivery, days: number): Plan {
  const { data } = facts.ticket;
  const sum = money(charge, remainderOf(charge));
  const keep = delivery.delivered === null ? '' : ' Please keep what was delivered.';
  return {
    actions: [
      refund(charge, remainderOf(charge), 'requested_by_customer'),
      reply(
        data,
        `I am sorry: your order ${charge.order_id} ${came(delivery)} ${days} days late, and that is not how it should be. ` +
          `We are refunding ${sum} in full to your original payment method.${keep}`,
        'solved',
      ),
      tag(data, 'late-delivery', 'refunded'),
    ],
    result: {
      summary: `Order ${charge.order_id} ${came(delivery)} ${days} days late, more than the 7 of clause R1. Refund ${sum} in full.`,
      confidence: 0.93,
      policy: clauseOf(facts, 'R1'),
      evidence: evidenceOf(facts, delivery),
      question: null,
      category: 'refund',
    },
  };
}

function refundShipping(facts: Facts, charge: Charge, delivery: Delivery, days: number): Plan {
  const { data } = facts.ticket;
  const shipping = Math.min(shippingOf(charge)?.amount ?? 0, remainderOf(charge));
  const remedy =
    shipping > 0
      ? `We are refunding the shipping cost of ${money(charge, shipping)}.`
      : 'Its delivery was free, so there is no shipping cost to give back.';
  return {
    actions: [
      ...(shipping > 0 ? [refund(charge, shipping, 'requested_by_customer')] : []),
      reply(
        data,
        `I am sorry: your order ${charge.order_id} ${came(delivery)} ${days} days late. ${remedy}`,
        'solved',
      ),
      tag(data, 'late-delivery'),
    ],
    result: {
      summary: `Order ${charge.order_id} ${came(delivery)} ${days} days late, not more than 7: only shipping is refunded.`,
      confidence: 0.85,
      policy: clauseOf(facts, 'R4'),
      evidence: evidenceOf(facts, delivery),
      question: null,
      category: 'refund',
    },
  };
}

function came({ delivered }: Delivery): string {
  return delivered === null ? 'is' : 'arrived';
}

function evidenceOf({ ticket, account }: Facts, { promised, delivered, state }: Delivery): Evidence[] {
  return [
    quoted(ticket, sentenceWith(ticket.data, words.late)),
    quoted(account, `promised: ${promised}`),
    quoted(account, delivered ? `delivered: ${delivered}` : `state: ${state}`),
  ];
}
