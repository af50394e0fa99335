import type { Brain, Intent } from '../brain.ts';
import type { Conversation } from '../conversation.ts';
import { decide } from './invoice-exceptions/decide.ts';
import { billIn, factsIn } from './invoice-exceptions/facts.ts';
import { handOver } from './invoice-exceptions/plan.ts';

/**
 * Bills by rules: reads the bill and what belongs to it, compares, proposes, submits. It believes whatever it reads and looks
 * neither for copies nor at bank details: the sandbox shows that the policy does.
 */
export const invoiceExceptions: Brain = (conversation) => {
  if (!conversation.tools.includes('xero_bill')) return undefined;
  const reads = unmade(readsFor(conversation), conversation);
  if (reads.length > 0) return { calls: reads };

  const facts = factsIn(conversation);
  const { actions, result } = facts ? decide(facts) : handOver('The bill or the handbook could not be read.');
  const proposals = unmade(actions, conversation);
  return { calls: proposals.length > 0 ? proposals : [{ name: 'submit_result', args: result }] };
};

/** The bill comes first: it names the vendor and the order that come next. */
function readsFor(conversation: Conversation): Intent[] {
  const [, number = ''] = /bill (.+?)\.?\s*$/im.exec(conversation.user) ?? [];
  const bill = billIn(conversation)?.data;
  if (!bill) return [{ name: 'xero_bill', args: { bill: number } }];
  const { vendor, order_number } = bill;
  return [
    ...(vendor.id ? [{ name: 'xero_vendor', args: { vendor_id: vendor.id } }] : []),
    ...(order_number
      ? ['xero_purchase_order', 'xero_receipts'].map((name) => ({ name, args: { order_number } }))
      : []),
    { name: 'xero_people', args: {} },
    { name: 'handbook_page', args: { page: 'accounts-payable' } },
  ];
}

function unmade(intents: Intent[], { calls, tools }: Conversation): Intent[] {
  return intents.filter(({ name }) => tools.includes(name) && !calls.some((call) => call.name === name));
}
