import type { Rule } from '../decide.ts';
import type { Plan } from '../plan.ts';
import { quoted } from '../plan.ts';
import type { Facts } from '../facts.ts';
import { reply } from '../proposals.ts';
import { questionIn, writtenBy } from '../ticket-text.ts';

/** What these rules know about the goods. A real model knows more, and is as little to be believed unread. */
const knowledge: { about: RegExp; answer: string }[] = [
  {
    about: /\boil(ing)?\b/i,
    answer:
      'Wooden boards like a thin coat of food-safe mineral oil, or linseed oil without additives, about once a month and ' +
      'whenever the wood looks dry. Let it soak in overnight and wipe off the rest. Olive and sunflower oil turn rancid.',
  },
];

const openQuestion = /^(how|what|which|when|where|who|why|is|are|do|does)\b/i;

/** A question about the goods or the shop: answered when the rules know it, else handed to a colleague. */
export const productQuestion: Rule = (facts) => {
  const asked = questionIn(facts.ticket.data);
  if (!asked) return undefined;
  const known = knowledge.find(({ about }) => writtenBy(facts.ticket.data).some((text) => about.test(text)));
  if (known) return answer(facts, asked, known.answer);
  return openQuestion.test(asked) ? passOn(facts, asked) : undefined;
};

function answer({ ticket }: Facts, asked: string, text: string): Plan {
  return {
    actions: [reply(ticket.data, `Thank you for asking. ${text}`, 'solved')],
    result: {
      summary: 'A question about a product, with nothing to refund. Reply with the answer.',
      confidence: 0.84,
      policy: null,
      evidence: [quoted(ticket, asked)],
      question: null,
      category: 'question',
    },
  };
}

function passOn({ ticket }: Facts, asked: string): Plan {
  return {
    actions: [
      reply(
        ticket.data,
        'Thank you for asking. I am finding out from a colleague who knows, and will write to you again.',
        'open',
      ),
    ],
    result: {
      summary: 'A question that the rules cannot answer. Tell the customer that a colleague will.',
      confidence: 0.45,
      policy: null,
      evidence: [quoted(ticket, asked)],
      question: 'What shall we answer?',
      category: 'question',
    },
  };
}
