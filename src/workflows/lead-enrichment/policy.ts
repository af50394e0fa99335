import { companyFields } from '../../connectors/hubspot/fields.ts';
import type { Cap } from '../../domain/cap.ts';
import type { Asking, Condition, Rule } from '../../domain/policy.ts';
import { day } from '../../lib/time.ts';

const updates = ['hubspot_update_company', 'hubspot_update_contact'];
const ofTheLead = ['hubspot_set_owner', 'hubspot_set_lead_status'];

/** Some proposed action of one of these tools, about which this holds. */
const some = (tools: readonly string[], where?: Condition): Condition => ({
  any: tools.map((action) => (where ? { action, where } : { action })),
});

/** Sales, and when they have approved, the sales leads. */
const bothInOrder = { level: 1, quorum: 1, afterwards: [{ level: 2, quorum: 1 }] } satisfies Asking;

/** All rules are tried and the strictest that matches wins. The clauses are those of the handbook page lead-enrichment. */
export const policy: [Rule, ...Rule[]] = [
  {
    name: 'outside-the-lead',
    sentence: 'An action on another contact or company, or for somebody who cannot own a lead, is blocked.',
    when: { fact: 'actions.outOfScope', above: 0 },
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'field-not-allowed',
    sentence: 'A change of a field that is not on the list is blocked.',
    when: some(updates, { fact: 'on the list', is: false }),
    route: { to: 'block' },
  },
  {
    name: 'unsubscribed',
    sentence: 'A change about somebody who unsubscribed from all mail is blocked (L4).',
    when: { all: [some([...updates, ...ofTheLead]), { fact: 'unsubscribed', is: true }] },
    route: { to: 'block' },
    mandatory: true,
  },
  {
    name: 'not-what-stands-there',
    sentence: 'A change that names another old value than HubSpot has is blocked.',
    when: some([...updates, ...ofTheLead], { fact: 'is what stands there', is: false }),
    route: { to: 'block' },
  },
  {
    name: 'two-companies',
    sentence: 'If two companies could be meant, the sales leads decide (L6).',
    when: { fact: 'companies that could be meant', above: 1 },
    route: { to: 'escalate', level: 2, quorum: 1, category: 'two_companies' },
  },
  {
    name: 'about-a-person',
    sentence: 'What says something about a person is decided by the sales leads (L3).',
    when: some(['hubspot_update_contact'], { fact: 'about a person', is: true }),
    route: { to: 'escalate', level: 2, quorum: 1, category: 'personal_data' },
    mandatory: true,
  },
  {
    name: 'do-not-contact',
    sentence: 'If the address is quarantined, or no legal basis applies, the sales leads decide (L4).',
    when: {
      any: [
        { fact: 'quarantined', is: true },
        { fact: 'legal basis', is: 'Not applicable' },
      ],
    },
    route: { to: 'escalate', level: 2, quorum: 1, category: 'do_not_contact' },
    mandatory: true,
  },
  {
    name: 'low-confidence',
    sentence: 'With a confidence below 60 % the sales leads decide.',
    when: { fact: 'confidence', below: 0.6 },
    route: { to: 'escalate', level: 2, quorum: 1, category: 'low_confidence' },
  },
  {
    name: 'customer-or-open-deal',
    sentence:
      'Owner and lead status, where the company has open deals or has bought before: sales, then the sales leads (L5).',
    when: {
      all: [
        some(ofTheLead),
        {
          any: [
            { fact: 'open deals', above: 0 },
            { fact: 'deals won', above: 0 },
          ],
        },
      ],
    },
    route: { to: 'review', ...bothInOrder },
  },
  {
    name: 'owner-or-status',
    sentence: 'A change of the owner or of the lead status needs one approval (L5).',
    when: some(ofTheLead),
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'replaces-a-value',
    sentence: 'Replacing a value that stands there needs one approval (L2).',
    when: some(updates, { fact: 'was empty', is: false }),
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'not-verified',
    sentence: 'A value that does not stand literally in what was read needs one approval (L1).',
    when: {
      any: [some(updates, { fact: 'verified', is: false }), { fact: 'evidence.unverified', above: 0 }],
    },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'not-from-the-company',
    sentence: 'A value that the company itself does not say needs one approval (L1).',
    when: some(updates, { fact: 'said by the company', is: false }),
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'page-hides-texts',
    sentence: 'If a page hides texts from its readers, a person looks before anything is taken from it (L7).',
    when: { fact: 'hidden texts', above: 0 },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'fills-the-company',
    sentence:
      'Empty fields of the company are filled without asking, with what it says itself in a verified quote (L1).',
    when: {
      all: [
        { onlyActions: ['hubspot_update_company'] },
        { fact: 'companies that could be meant', is: 1 },
        { fact: 'evidence.unverified', is: 0 },
        { not: some(['hubspot_update_company'], { fact: 'verified', is: false }) },
        { not: some(['hubspot_update_company'], { fact: 'was empty', is: false }) },
        { not: some(['hubspot_update_company'], { fact: 'said by the company', is: false }) },
        { not: { fact: 'confidence', below: 0.8 } },
      ],
    },
    route: { to: 'auto' },
  },
];

/** As many as a company has fields: whatever empties them again, each is filled alone once a day. */
const fieldsADay = Object.keys(companyFields).length;

export const caps: Cap[] = [
  {
    name: 'many-fields',
    sentence: `After ${fieldsADay} fields of one company within a day, each more needs one approval (L1).`,
    tools: ['hubspot_update_company'],
    per: 'company',
    withinMs: day,
    counts: 'actions',
    limit: fieldsADay,
    route: { to: 'review', level: 1, quorum: 1 },
  },
];
