import type { Chance } from '../chance.ts';
import type { Case } from '../thinking.ts';

/** Leads of companies that do not exist, not even in Hearth & Pine's HubSpot. */
export function leadCases(chance: Chance, contact_id: string): [Case, ...Case[]] {
  const company_id = String(chance.whole(910_000, 919_999));
  const field = (property: string, value: string, before = '') => ({
    tool: 'hubspot_update_company',
    args: { company_id, property, before, value, source: 'web_page', quote: `We are ${value}` },
  });
  const people = String(chance.whole(8, 240));
  const status = { tool: 'hubspot_set_lead_status', args: { contact_id, status: 'OPEN', before: 'NEW' } };
  return [
    {
      weight: 6,
      rule: 'fills-the-company',
      category: 'enriched',
      summary: 'Invented case: the company’s own page says how many work there.',
      quote: `We are ${people}`,
      actions: [field('numberofemployees', people)],
    },
    {
      weight: 4,
      rule: 'replaces-a-value',
      category: 'enriched',
      summary: 'Invented case: the page contradicts what a colleague noted.',
      quote: 'We are Utrecht',
      actions: [field('city', 'Utrecht', 'Rotterdam')],
      edit: field('city', 'Utrecht (NL)', 'Rotterdam'),
    },
    {
      weight: 3,
      rule: 'owner-or-status',
      category: 'enriched',
      summary: 'Invented case: the lead can be called on.',
      quote: 'Please call me',
      actions: [status],
    },
    {
      weight: 2,
      rule: 'two-companies',
      category: 'two_companies',
      summary: 'Invented case: two companies of that name could be meant.',
      quote: 'Van der Berg & Zn.',
      actions: [status],
    },
  ];
}
