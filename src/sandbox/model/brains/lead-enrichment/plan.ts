import { clauseIn } from '../plan.ts';
import type { PlanOf } from '../plan.ts';
import type { Facts } from './facts.ts';

type Category =
  | 'complete'
  | 'conflict'
  | 'two_companies'
  | 'do_not_contact'
  | 'nothing_new'
  | 'suspicious'
  | 'other';

export type Plan = PlanOf<Category>;

/** A plan of someone who cannot decide: nothing is proposed and a person is asked. */
export function handOver(summary: string): Plan {
  const question = 'There is nothing that these rules could fill. Can the lead be left as it is?';
  return {
    actions: [],
    result: { summary, confidence: 0.7, policy: null, evidence: [], question, category: 'other' },
  };
}

/** The clause with this id, by its first sentence; null when the handbook no longer has it. */
export function clauseOf({ handbook }: Facts, id: string) {
  return clauseIn(handbook.data, id);
}
