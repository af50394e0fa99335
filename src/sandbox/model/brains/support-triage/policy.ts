import type { Facts, Policy } from './facts.ts';
import type { PolicyMatch } from './plan.ts';
import { sentencesIn } from './ticket-text.ts';

export type Clause = Policy['clauses'][number];

/** The clause with this id, by its first sentence; null when the handbook no longer has it. */
export function clauseOf({ policy }: Facts, id: string): PolicyMatch | null {
  const { page, version, clauses } = policy.data;
  const clause = clauses.find((each) => each.id === id);
  return clause
    ? { page, version, clause: clause.id, quote: sentencesIn(clause.text)[0] ?? clause.text }
    : null;
}
