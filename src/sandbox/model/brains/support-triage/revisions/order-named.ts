import type { Facts } from '../facts.ts';
import type { Try } from '../feedback.ts';
import { orderCharge } from '../order.ts';
import { type Plan, quoted } from '../plan.ts';
import { clauseOf } from '../policy.ts';
import { reply } from '../proposals.ts';
import type { Revision } from '../reconsider.ts';
import { mentions, sentenceWith } from '../ticket-text.ts';
import { problem } from '../words.ts';

const orderNumber = /\b[A-Z]{2,4}-\d{3,}\b/i;

/**
 * A reviewer named the order of a ticket that carries none. What may be refunded hangs on the ticket's own order field, so an
 * answer alone opens nothing: the order is to be put there first, and of somebody else's order nothing is said.
 */
export function orderNamed(facts: Facts, tries: Try[]): Plan | undefined {
  const answers = tries.flatMap(({ reviewer_answered }) => reviewer_answered ?? []);
  const named = answers
    .findLast((answer) => orderNumber.test(answer))
    ?.match(orderNumber)?.[0]
    .toUpperCase();
  if (!named || orderCharge(facts) || !mentions(facts.ticket.data, problem)) return undefined;
  const isTheirs = facts.account.data.charges.some(({ order_id }) => order_id === named);
  return isTheirs ? askForField(facts, named) : somebodyElses(facts, named);
}

/** An answer that names the order, or that follows its being put into the ticket, is in the plan already. */
export const orderAnswered: Revision = (plan, { you_asked, reviewer_answered }, facts) => {
  const isAnswer = /\border\b/i.test(you_asked) && reviewer_answered !== null;
  return isAnswer && (orderCharge(facts) || orderNumber.test(reviewer_answered)) ? plan : undefined;
};

function askForField(facts: Facts, order: string): Plan {
  const { ticket, account } = facts;
  return {
    actions: [],
    result: {
      summary: `Order ${order} is this customer's, but the ticket does not carry it, and a refund follows the ticket's own order only.`,
      confidence: 0.6,
      policy: null,
      evidence: [quoted(ticket, sentenceWith(ticket.data, problem)), quoted(account, order)],
      question: `Could you put ${order} into the ticket's order field in Zendesk and answer “done” then? I read the ticket again.`,
      category: 'complaint',
    },
  };
}

function somebodyElses(facts: Facts, order: string): Plan {
  const { ticket } = facts;
  return {
    actions: [
      reply(
        ticket.data,
        `Thank you for your patience. We believe that you mean order ${order}. It was not placed under your e-mail address, and we ` +
          'can only talk about an order with the person who placed it. Could that person write to us from the address that they ' +
          'ordered with? Then we will look into the delay at once.',
        'pending',
      ),
    ],
    result: {
      summary:
        `The reviewer named order ${order}. It is not among the payments of whoever wrote the ticket, so nothing is refunded ` +
        'and nothing about it is told: the person who placed it is asked to write.',
      confidence: 0.75,
      policy: clauseOf(facts, 'R7'),
      evidence: [quoted(ticket, sentenceWith(ticket.data, problem))],
      question: null,
      category: 'complaint',
    },
  };
}
