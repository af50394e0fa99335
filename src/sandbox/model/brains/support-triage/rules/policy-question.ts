import type { Rule } from '../decide.ts';
import type { Facts } from '../facts.ts';
import { quoted } from '../plan.ts';
import { type Clause, clauseOf } from '../policy.ts';
import { reply } from '../proposals.ts';
import { questionIn } from '../ticket-text.ts';

const wordsInCommon = 2;

/** A question about refunds and returns that a clause of the handbook answers gets that clause for an answer. */
export const policyQuestion: Rule = (facts) => {
  const { ticket } = facts;
  const asked = questionIn(ticket.data);
  const clause = asked && clauseAbout(asked, facts);
  if (!clause) return undefined;
  return {
    actions: [reply(ticket.data, `Thank you for asking. This is our policy:\n\n${clause.text}`, 'solved')],
    result: {
      summary: `A question that clause ${clause.id} (${clause.title}) answers. Reply with it.`,
      confidence: 0.82,
      policy: clauseOf(facts, clause.id),
      evidence: [quoted(ticket, asked)],
      question: null,
      category: 'question',
    },
  };
};

/** The clause that shares most words with the question, if it shares enough. */
function clauseAbout(asked: string, { policy }: Facts): Clause | undefined {
  const wanted = meaningfulWords(asked);
  const [best] = policy.data.clauses
    .map((clause) => ({
      clause,
      shared: countShared(meaningfulWords(`${clause.title} ${clause.text}`), wanted),
    }))
    .toSorted((a, b) => b.shared - a.shared);
  return best && best.shared >= wordsInCommon ? best.clause : undefined;
}

/** Words of more than three letters, without their endings: `returned` and `returns` are both about `return`. */
function meaningfulWords(text: string): Set<string> {
  const all = text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  return new Set(all.filter((word) => !fillers.has(word)).map((word) => word.replace(/(ing|ed|s)$/, '')));
}

function countShared(some: Set<string>, others: Set<string>): number {
  return [...some].filter((word) => others.has(word)).length;
}

const fillers = new Set(
  (
    'about after again also been before could does ever from have here into just know like long more most much only ' +
    'other over please such that their them then there they this what when where which will with would your'
  ).split(' '),
);
