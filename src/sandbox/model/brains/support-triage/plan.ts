import type { Intent } from '../../brain.ts';
import type { Read } from './facts.ts';

export type Category = 'refund' | 'question' | 'complaint' | 'spam' | 'other';
export type Evidence = { source: string; record: string | null; quote: string };
export type PolicyMatch = { page: string; version: string; clause: string; quote: string };

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

/** A plan of someone who cannot decide: nothing is proposed, and there is nothing that an answer could change. */
export function handOver(summary: string): Plan {
  return {
    actions: [],
    result: { summary, confidence: 0.2, policy: null, evidence: [], question: null, category: 'other' },
  };
}

/** A quote from something that was read, word for word. */
export function quoted({ source, record }: Read<unknown>, quote: string): Evidence {
  return { source, record, quote };
}
