import type { Intent } from '../brain.ts';

type Evidence = { source: string; record: string | null; quote: string };
type PolicyMatch = { page: string; version: string; clause: string; quote: string };

/** What to propose, and what `submit_result` takes to be said about it. */
export type PlanOf<Category extends string> = {
  actions: Intent[];
  result: {
    summary: string;
    confidence: number;
    policy: PolicyMatch | null;
    evidence: Evidence[];
    question: string | null;
    category: Category;
  };
};

/** A quote from something that was read, word for word. */
export function quoted({ source, record }: Omit<Evidence, 'quote'>, quote: string): Evidence {
  return { source, record, quote };
}

type Page = { page: string; version: string; clauses: readonly { id: string; text: string }[] };

/** The clause with this id, quoted by its first sentence; null when the handbook no longer has it. */
export function clauseIn(
  { page, version, clauses }: Page,
  id: string,
  firstSentence: (text: string) => string = upToFullStop,
): PolicyMatch | null {
  const clause = clauses.find((each) => each.id === id);
  return clause ? { page, version, clause: id, quote: firstSentence(clause.text) } : null;
}

function upToFullStop(text: string): string {
  return /^.*?[.](?=\s|$)/s.exec(text)?.[0] ?? text;
}
