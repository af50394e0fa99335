import type { Brain, Intent } from '../brain.ts';
import type { Conversation } from '../conversation.ts';
import { decide } from './lead-enrichment/decide.ts';
import { contactIn, factsIn } from './lead-enrichment/facts.ts';
import { handOver } from './lead-enrichment/plan.ts';

/**
 * Leads by rules: reads the contact and its first company, takes from the page what stands there in plain words, proposes,
 * submits. It believes whatever it reads and asks nobody whether it may: the sandbox shows that the policy does.
 */
export const leadEnrichment: Brain = (conversation) => {
  if (!conversation.tools.includes('hubspot_contact')) return undefined;
  const reads = unmade(readsFor(conversation), conversation);
  if (reads.length > 0) return { calls: reads };

  const facts = factsIn(conversation);
  const { actions, result } = facts
    ? decide(facts)
    : handOver('The contact or the handbook could not be read.');
  const proposals = actions.filter(({ name, args }) => !isMade(conversation, name, args['property']));
  return { calls: proposals.length > 0 ? proposals : [{ name: 'submit_result', args: result }] };
};

/** The contact comes first: it names the company that comes next. */
function readsFor(conversation: Conversation): Intent[] {
  const [, contact_id = ''] = /contact (\d+)/i.exec(conversation.user) ?? [];
  const contact = contactIn(conversation)?.data;
  if (!contact) return [{ name: 'hubspot_contact', args: { contact_id } }];
  const [company] = contact.companies;
  return [
    ...(company
      ? ['hubspot_company', 'hubspot_deals'].map((name) => ({
          name,
          args: { company_id: company.company_id },
        }))
      : []),
    ...(company?.domain ? [{ name: 'web_page', args: { host: company.domain, path: '/about' } }] : []),
    { name: 'hubspot_owners', args: {} },
    { name: 'handbook_page', args: { page: 'lead-enrichment' } },
  ];
}

function unmade(intents: Intent[], { calls, tools }: Conversation): Intent[] {
  return intents.filter(({ name }) => tools.includes(name) && !calls.some((call) => call.name === name));
}

function isMade({ calls }: Conversation, name: string, property: unknown): boolean {
  return calls.some((call) => call.name === name && call.args['property'] === property);
}
