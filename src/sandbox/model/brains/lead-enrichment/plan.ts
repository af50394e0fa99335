import type { Intent } from '../../brain.ts';
import type { Facts, Read } from './facts.ts';

type Category =
  | 'complete'
  | 'conflict'
  | 'two_companies'
  | 'do_not_contact'
  | 'nothing_new'
  | 'suspicious'
  | 'other';
type Evidence = { source: string; record: string | null; quote: string };

/** What `submit_result` takes. */
type Result = {
  summary: string;
  confidence: number;
  policy: { page: string; version: string; clause: string; quote: string } | null;
  evidence: Evidence[];
  question: string | null;
  category: Category;
};

/** What to propose and what to say about it. */
export type Plan = { actions: Intent[]; result: Result };

/** A plan of someone who cannot decide: nothing is proposed and a person is asked. */
export function handOver(summary: string): Plan {
  const question = 'There is nothing that these rules could fill. Can the lead be left as it is?';
  return {
    actions: [],
    result: { summary, confidence: 0.7, policy: null, evidence: [], question, category: 'other' },
  };
}

export function quoted({ source, record }: Read<unknown>, quote: string): Evidence {
  return { source, record, quote };
}

/** The clause with this id, by its first sentence; null when the handbook no longer has it. */
export function clauseOf({ handbook }: Facts, id: string): Result['policy'] {
  const { page, version, clauses } = handbook.data;
  const clause = clauses.find((each) => each.id === id);
  return clause
    ? { page, version, clause: id, quote: /^.*?[.](?=\s|$)/s.exec(clause.text)?.[0] ?? clause.text }
    : null;
}
