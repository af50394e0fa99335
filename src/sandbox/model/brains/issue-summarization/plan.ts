import { clauseIn } from '../plan.ts';
import type { PlanOf } from '../plan.ts';
import type { Facts } from './facts.ts';

export type Category = 'bug' | 'enhancement' | 'question' | 'security' | 'unclear' | 'other';

export type Plan = PlanOf<Category>;

/** A plan of someone who cannot decide: nothing is proposed and a person is asked. */
export function handOver(summary: string): Plan {
  const question = 'Please look at this issue: the rules cannot decide it.';
  return {
    actions: [],
    result: { summary, confidence: 0.2, policy: null, evidence: [], question, category: 'other' },
  };
}

/** The clause with this id, by its first sentence; null when the handbook no longer has it. */
export function clauseOf({ handbook }: Facts, id: string) {
  return clauseIn(handbook.data, id, firstSentence);
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
