import type { Intent } from '../../brain.ts';
import type { Facts, Read } from './facts.ts';

type Category =
  | 'match'
  | 'price'
  | 'quantity'
  | 'no_order'
  | 'new_vendor'
  | 'duplicate'
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
  const question = 'Please look at this bill: the rules cannot decide it.';
  return {
    actions: [],
    result: { summary, confidence: 0.2, policy: null, evidence: [], question, category: 'other' },
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
