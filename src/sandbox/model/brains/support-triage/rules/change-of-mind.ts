import type { Rule } from '../decide.ts';
import { daysBetween, orderCharge } from '../order.ts';
import { quoted } from '../plan.ts';
import { clauseOf } from '../policy.ts';
import { reply, tag } from '../proposals.ts';
import { mentions, sentenceWith } from '../ticket-text.ts';
import { words } from '../words.ts';

const daysToReturn = 30;

/** R3: what was not used may come back within thirty days. Money follows when it has arrived, so none is proposed here. */
export const changeOfMind: Rule = (facts) => {
  const { ticket, account } = facts;
  const charge = orderCharge(facts);
  const delivered = charge?.delivery?.delivered;
  if (!charge || !delivered || !mentions(ticket.data, words.changedMind)) return undefined;

  const inTime = daysBetween(delivered, ticket.data.updated_at) <= daysToReturn;
  const answer = inTime
    ? `You may send your order ${charge.order_id} back, as long as it is unused. We refund its price as soon as it has ` +
      'reached us. Please pack it well and put your order number in the parcel; sending it back is at your cost.'
    : `Your order ${charge.order_id} was delivered more than ${daysToReturn} days ago, so I cannot take it back. ` +
      'I am sorry to disappoint you. If something is wrong with it, please tell me.';

  return {
    actions: [reply(ticket.data, answer, inTime ? 'pending' : 'solved'), tag(ticket.data, 'return-request')],
    result: {
      summary: inTime
        ? `The customer wants to return order ${charge.order_id}, within ${daysToReturn} days. Explain how.`
        : `The customer wants to return order ${charge.order_id}, after more than ${daysToReturn} days. Decline.`,
      confidence: inTime ? 0.85 : 0.7,
      policy: clauseOf(facts, 'R3'),
      evidence: [quoted(ticket, sentenceWith(ticket.data, words.changedMind)), quoted(account, delivered)],
      question: null,
      category: 'refund',
    },
  };
};
