import { reply } from '../proposals.ts';
import type { Revision } from '../reconsider.ts';

const shortest = 3;

/** The agent asked what to answer, and a colleague said it: the customer gets just that. */
export const asAnswered: Revision = ({ actions, result }, { you_asked, reviewer_answered }, { ticket }) => {
  const answer = reviewer_answered?.trim() ?? '';
  if (!/\bwhat shall we answer\b/i.test(you_asked) || answer.length < shortest) return undefined;
  const others = actions.filter(({ name }) => name !== 'zendesk_reply');
  return {
    actions: [reply(ticket.data, `Thank you for asking. ${answer}`, 'solved'), ...others],
    result: {
      ...result,
      summary: 'A question about a product. Reply with what a colleague answered.',
      confidence: 0.8,
      question: null,
    },
  };
};
