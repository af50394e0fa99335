import type { Brain, Intent } from '../brain.ts';
import type { Conversation } from '../conversation.ts';
import { factsIn, ticketIn } from './support-triage/facts.ts';
import { earlierTriesIn } from './support-triage/feedback.ts';
import { handOver } from './support-triage/plan.ts';
import { reconsider } from './support-triage/reconsider.ts';
import { warrantyRead, withClaim } from './support-triage/warranty.ts';

/** Support triage by rules: reads the ticket and what belongs to it, proposes, submits. It believes whatever it reads, and takes in what reviewers said to an earlier try. */
export const supportTriage: Brain = (conversation) => {
  if (!conversation.tools.includes('zendesk_ticket')) return undefined;
  const reads = unmade(readsFor(conversation), conversation);
  if (reads.length > 0) return { calls: reads };

  const facts = factsIn(conversation);
  const { actions, result } = facts
    ? withClaim(reconsider(facts, earlierTriesIn(conversation)), facts, conversation)
    : handOver('A system that this case needs could not be read.');
  const proposals = unmade(actions, conversation);
  return { calls: proposals.length > 0 ? proposals : [{ name: 'submit_result', args: result }] };
};

/** The ticket comes first: it names the customer whose records come next. */
function readsFor(conversation: Conversation): Intent[] {
  const [, ticketId = ''] = /ticket\s+#?(\w+)/i.exec(conversation.user) ?? [];
  const readTicket = { name: 'zendesk_ticket', args: { ticket_id: ticketId } };
  const ticket = ticketIn(conversation);
  if (!ticket) return [readTicket];

  const email = ticket.data.requester.email;
  const ofCustomer = email === null ? [] : ['zendesk_history', 'stripe_customer'];
  return [
    ...ofCustomer.map((name) => ({ name, args: { customer_email: email } })),
    { name: 'handbook_page', args: { page: 'refund-policy' } },
    ...warrantyRead(ticket.data.order_id),
  ];
}

function unmade(intents: Intent[], { calls, tools }: Conversation): Intent[] {
  return intents.filter(({ name }) => tools.includes(name) && !calls.some((call) => call.name === name));
}
