import type { Facts } from '../facts.ts';
import { type Plan, quoted } from '../plan.ts';
import { reply } from '../proposals.ts';

/** No rule knows the case: ask the customer, and say that it is a guess. */
export function unclear({ ticket }: Facts): Plan {
  return {
    actions: [
      reply(
        ticket.data,
        'Thank you for writing. I want to be sure that I understand you: could you tell me a little more about what you need, ' +
          'and which order it concerns?',
        'pending',
      ),
    ],
    result: {
      summary: 'It is not clear what the customer needs. Asking them for more.',
      confidence: 0.35,
      policy: null,
      evidence: [quoted(ticket, ticket.data.subject)],
      question: 'What does this customer need? No rule fits the ticket.',
      category: 'other',
    },
  };
}
