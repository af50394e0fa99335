import type { Intent } from '../../brain.ts';
import type { Facts } from './facts.ts';
import { type Found, foundOnPage, titleOnPage } from './found-on-page.ts';
import { obeyTheText } from './obey-the-text.ts';
import { type Plan, clauseOf, handOver } from './plan.ts';
import { quoted } from '../plan.ts';

/** The first rule that knows the case decides it. */
export function decide(facts: Facts): Plan {
  return obeyTheText(facts) ?? withoutOwner(facts) ?? fromThePage(facts) ?? nothingNew(facts);
}

function withoutOwner(facts: Facts): Plan | undefined {
  const { contact, company } = facts;
  const { contact_id, name, owner, lead_status } = contact.data;
  const wanted = company?.data.owner;
  if (owner !== null || !company || !wanted) return undefined;
  const status: Intent[] =
    lead_status === 'NEW'
      ? [{ name: 'hubspot_set_lead_status', args: { contact_id, status: 'OPEN', before: 'NEW' } }]
      : [];
  return {
    actions: [
      { name: 'hubspot_set_owner', args: { contact_id, owner_email: wanted, before: '' } },
      ...status,
    ],
    result: {
      summary: `Nobody has the lead ${name} of ${company.data.name}. ${wanted} has the company and should have the lead, as clause L5 says.`,
      confidence: 0.92,
      policy: clauseOf(facts, 'L5'),
      evidence: [quoted(company, `owner: ${wanted}`)],
      question: null,
      category: 'complete',
    },
  };
}

/** Empty fields and a number of employees that is another one; what is the same already is left alone. */
function fromThePage(facts: Facts): Plan | undefined {
  const { company, contact, page } = facts;
  if (!company || !page) return undefined;
  const { company_id, name, fields } = company.data;
  const found = foundOnPage(facts).filter(
    ({ property, value }) =>
      !fields[property] || (property === 'numberofemployees' && fields[property] !== value),
  );
  const title = contact.data.fields['jobtitle'] ? undefined : titleOnPage(facts);
  const all = [...found, ...(title ? [title] : [])];
  if (all.length === 0) return undefined;
  const asked = ({ property, value, quote }: Found, before: string) => ({
    property,
    before,
    value,
    source: page.source,
    quote,
  });
  const replaces = found.some(({ property }) => fields[property]);
  return {
    actions: [
      ...found.map((each) => ({
        name: 'hubspot_update_company',
        args: { company_id, ...asked(each, fields[each.property] ?? '') },
      })),
      ...(title
        ? [
            {
              name: 'hubspot_update_contact',
              args: { contact_id: contact.data.contact_id, ...asked(title, '') },
            },
          ]
        : []),
    ],
    result: {
      summary: `${name} says on its own page ${inWords(all)}.${replaces ? ' One of it contradicts what stands in HubSpot.' : ''}`,
      confidence: 0.93,
      policy: clauseOf(facts, title ? 'L3' : replaces ? 'L2' : 'L1'),
      evidence: [...new Set(all.map(({ quote }) => quote))].map((quote) => quoted(page, quote)),
      question: null,
      category: replaces ? 'conflict' : 'complete',
    },
  };
}

const words: Readonly<Record<string, string>> = {
  industry: 'its trade',
  numberofemployees: 'how many work there',
  founded_year: 'when it was founded',
  city: 'its city',
  country: 'its country',
  jobtitle: 'what the contact does there',
};

function inWords(found: readonly Found[]): string {
  return new Intl.ListFormat('en-GB').format(found.map(({ property }) => words[property] ?? property));
}

/** Known only where the page was read; else a person is asked. */
function nothingNew({ contact, page }: Facts): Plan {
  const known = `The lead ${contact.data.name} has an owner.`;
  if (!page) return handOver(`${known} Its web page could not be read.`);
  const summary = `${known} What its page says stands in HubSpot already.`;
  const result = { summary, confidence: 0.9, policy: null, question: null };
  return { actions: [], result: { ...result, evidence: [], category: 'nothing_new' } };
}
