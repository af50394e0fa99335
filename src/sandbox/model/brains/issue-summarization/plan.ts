import type { Intent } from '../../brain.ts';
import type { Facts, Read } from './facts.ts';

export type Category = 'bug' | 'enhancement' | 'question' | 'security' | 'unclear' | 'other';
type Evidence = { source: string; record: string | null; quote: string };
type PolicyMatch = { page: string; version: string; clause: string; quote: string };

/** What `submit_result` takes. */
type Result = {
  summary: string;
  confidence: number;
  policy: PolicyMatch | null;
  evidence: Evidence[];
  question: string | null;
  category: Category;
};

/** What to propose and what to say about it. */
export type Plan = { actions: Intent[]; result: Result };

/** A plan of someone who cannot decide: nothing is proposed and a person is asked. */
export function handOver(summary: string): Plan {
  const question = 'Please look at this issue: the rules cannot decide it.';
  return {
    actions: [],
    result: { summary, confidence: 0.2, policy: null, evidence: [], question, category: 'other' },
  };
}

/** A quote from something that was read, word for word. */
export function quoted({ source, record }: Read<unknown>, quote: string): Evidence {
  return { source, record, quote };
}

/** The clause with this id, by its first sentence; null when the handbook no longer has it. */
export function clauseOf({ handbook }: Facts, id: string): PolicyMatch | null {
  const { page, version, clauses } = handbook.data;
  const clause = clauses.find((each) => each.id === id);
  return clause ? { page, version, clause: id, quote: firstSentence(clause.text) } : null;
}

export function firstSentence(text: string): string {
  return (
    text
      .split(/(?<=[.!?])\s+|\n+/)
      .find((sentence) => sentence.trim() !== '')
      ?.trim() ?? text
  );
}

export function issueId({ issue }: Facts): string {
  return `${issue.data.repository}#${issue.data.number}`;
}
