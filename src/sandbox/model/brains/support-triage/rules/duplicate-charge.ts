import type { Rule } from '../decide.ts';
import { chargesOfOrder, remainderOf } from '../order.ts';
import { quoted } from '../plan.ts';
import { clauseOf } from '../policy.ts';
import { money, refund, reply, tag } from '../proposals.ts';
import { mentions, sentenceWith } from '../ticket-text.ts';
import { words } from '../words.ts';

/** R5: the same order charged again for the same amount. The first charge stays. */
export const duplicateCharge: Rule = (facts) => {
  const { ticket, account } = facts;
  if (!mentions(ticket.data, words.duplicate)) return undefined;
  const [first, ...others] = chargesOfOrder(facts);
  const again = others.find((charge) => charge.amount === first?.amount && remainderOf(charge) > 0);
  if (!first || !again) return undefined;

  const amount = remainderOf(again);
  return {
    actions: [
      refund(again, amount, 'duplicate'),
      reply(
        ticket.data,
        `You are right, and I am sorry: your order ${again.order_id} was charged twice. The second payment of ` +
          `${money(again, amount)} is being refunded to your original payment method. Your order itself is not affected.`,
        'solved',
      ),
      tag(ticket.data, 'duplicate-charge', 'refunded'),
    ],
    result: {
      summary: `Order ${again.order_id} was charged twice. Refund the second charge of ${money(again, amount)}.`,
      confidence: 0.95,
      policy: clauseOf(facts, 'R5'),
      evidence: [
        quoted(ticket, sentenceWith(ticket.data, words.duplicate)),
        quoted(account, `id: ${first.id}`),
        quoted(account, `id: ${again.id}`),
      ],
      question: null,
      category: 'refund',
    },
  };
};
