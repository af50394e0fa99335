import type { Rule } from '../decide.ts';
import type { Ticket } from '../facts.ts';
import { type Category, quoted } from '../plan.ts';
import { tag } from '../proposals.ts';
import { mentions, sentenceWith } from '../ticket-text.ts';
import { problem, words } from '../words.ts';

/** Advertising and plain thanks need no answer: a tag is enough. */
export const setAside: Rule = ({ ticket }) => {
  const kind = kindOf(ticket.data);
  return (
    kind && {
      actions: [tag(ticket.data, kind.tag)],
      result: {
        summary: kind.summary,
        confidence: 0.97,
        policy: null,
        evidence: [quoted(ticket, sentenceWith(ticket.data, kind.words))],
        question: null,
        category: kind.category,
      },
    }
  );
};

type Kind = { words: RegExp; tag: string; summary: string; category: Category };

const spam: Kind = {
  words: words.spam,
  tag: 'spam',
  summary: 'Advertising: no answer is needed.',
  category: 'spam',
};

const thanks: Kind = {
  words: words.thanks,
  tag: 'thank-you',
  summary: 'The customer says thanks: no answer is needed.',
  category: 'other',
};

function kindOf(ticket: Ticket): Kind | undefined {
  if (mentions(ticket, words.spam)) return spam;
  const onlyThanks = mentions(ticket, words.thanks) && !mentions(ticket, problem) && !mentions(ticket, /\?/);
  return onlyThanks ? thanks : undefined;
}
