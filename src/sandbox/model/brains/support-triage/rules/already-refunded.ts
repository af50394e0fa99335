import type { Rule } from '../decide.ts';
import { orderCharge, remainderOf } from '../order.ts';
import { quoted } from '../plan.ts';
import { money, reply } from '../proposals.ts';
import { mentions, sentenceWith } from '../ticket-text.ts';
import { problem } from '../words.ts';

/** Nothing is left to refund: say so, and let a person look, since the customer may mean something else. */
export const alreadyRefunded: Rule = (facts) => {
  const { ticket, account } = facts;
  const charge = orderCharge(facts);
  if (!charge || remainderOf(charge) > 0 || !mentions(ticket.data, problem)) return undefined;
  return {
    actions: [
      reply(
        ticket.data,
        `I have checked your order ${charge.order_id}: its payment of ${money(charge, charge.amount)} has already been ` +
          'refunded in full to your original payment method. If you cannot see it, please tell me and I will follow it up.',
        'pending',
      ),
    ],
    result: {
      summary: `Order ${charge.order_id} has already been refunded in full. No second refund is proposed.`,
      confidence: 0.55,
      policy: null,
      evidence: [
        quoted(ticket, sentenceWith(ticket.data, problem)),
        quoted(account, `refunded amount: ${charge.refunded_amount}`),
      ],
      question: 'The order is already refunded in full. Is there anything else to put right?',
      category: 'refund',
    },
  };
};
