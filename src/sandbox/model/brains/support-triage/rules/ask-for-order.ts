import type { Rule } from '../decide.ts';
import { orderCharge } from '../order.ts';
import { quoted } from '../plan.ts';
import { reply } from '../proposals.ts';
import { mentions, sentenceWith } from '../ticket-text.ts';
import { problem } from '../words.ts';

/** A problem with an order, but which? Without the order there is no clause to match. */
export const askForOrder: Rule = (facts) => {
  const { ticket } = facts;
  if (orderCharge(facts) || !mentions(ticket.data, problem)) return undefined;
  return {
    actions: [
      reply(
        ticket.data,
        'Thank you for writing, and I am sorry that something went wrong. So that I can look into it, could you send me ' +
          'your order number? It stands in the confirmation that you received by e-mail.',
        'pending',
      ),
    ],
    result: {
      summary:
        'The customer reports a problem, but the ticket names no order of theirs. Asking for the order number.',
      confidence: 0.4,
      policy: null,
      evidence: [quoted(ticket, sentenceWith(ticket.data, problem))],
      question: 'Which order is this about?',
      category: 'complaint',
    },
  };
};
