import type { Intent } from '../../brain.ts';
import { clauseIn } from '../plan.ts';
import type { PlanOf } from '../plan.ts';
import type { Facts } from './facts.ts';

type Category =
  | 'match'
  | 'price'
  | 'quantity'
  | 'no_order'
  | 'new_vendor'
  | 'duplicate'
  | 'suspicious'
  | 'other';

export type Plan = PlanOf<Category>;

/** A plan of someone who cannot decide: nothing is proposed and a person is asked. */
export function handOver(summary: string): Plan {
  const question = 'Please look at this bill: the rules cannot decide it.';
  return {
    actions: [],
    result: { summary, confidence: 0.2, policy: null, evidence: [], question, category: 'other' },
  };
}

/** The clause with this id, by its first sentence; null when the handbook no longer has it. */
export function clauseOf({ handbook }: Facts, id: string) {
  return clauseIn(handbook.data, id);
}

export function approve({ bill: { data } }: Facts): Intent {
  const { bill_id, amount_due: amount, currency } = data;
  return { name: 'xero_approve_bill', args: { bill_id, amount, currency } };
}

export function hold({ bill }: Facts, reason: string): Intent {
  return { name: 'xero_hold_bill', args: { bill_id: bill.data.bill_id, reason } };
}

export function ask({ bill }: Facts, question: string): Intent {
  return { name: 'xero_ask_vendor', args: { bill_id: bill.data.bill_id, question } };
}

/** To whoever advises the company on its finances, else to the first person there is; to nobody when nobody is. */
export function giveToFinance({ bill, people }: Facts, reason: string): Intent[] {
  const person = people.find(({ role }) => role === 'FINANCIALADVISER') ?? people[0];
  if (!person) return [];
  return [
    { name: 'xero_route_bill', args: { bill_id: bill.data.bill_id, owner_email: person.email, reason } },
  ];
}
