import type { HubspotObject, HubspotState } from '../hubspot/hubspot-state.ts';
import { newObject } from '../hubspot/new-object.ts';
import { dateOf, daysAgo } from './days-ago.ts';
import { type SeedCompany, type SeedContact, seedCompanies, seedContacts, seedOwners } from './leads.ts';

/** Hearth & Pine's HubSpot account. */
export function seedLeads(now: Date): HubspotState {
  return {
    contacts: seedContacts.map((seed) => contactOf(seed, now)),
    companies: seedCompanies.map((seed) => companyOf(seed, now)),
    deals: seedCompanies.flatMap((seed) => dealsOf(seed, now)),
    owners: seedOwners.map(({ id, email, first, last }) => ({ id, email, first, last })),
    asked: [],
  };
}

function contactOf(
  { id, first, last, email, companies, status, owner, message, more = {} }: SeedContact,
  now: Date,
): HubspotObject {
  const [primary] = companies;
  const properties = {
    firstname: first,
    lastname: last,
    email,
    lifecyclestage: 'lead',
    ...(message ? { message } : {}),
    ...(status ? { hs_lead_status: status } : {}),
    ...(owner ? { hubspot_owner_id: ownerIdOf(owner) } : {}),
    // Where somebody belongs to several, HubSpot calls one the first, and nobody has looked which.
    ...(companies.length === 1 && primary ? { associatedcompanyid: primary } : {}),
    ...more,
  };
  return objectOf(id, properties, () => 'FORM', { companies }, daysAgo(now, 1));
}

function companyOf(seed: SeedCompany, now: Date): HubspotObject {
  const { id, name, domain, owner, description, fields = {}, byHand = [] } = seed;
  const properties = {
    name,
    domain,
    ...(description ? { description } : {}),
    ...(owner ? { hubspot_owner_id: ownerIdOf(owner) } : {}),
    ...fields,
  };
  const deals = dealsOf(seed, now).map((deal) => deal.id);
  const from = (property: string) => (byHand.includes(property) ? 'CRM_UI' : 'IMPORT');
  return objectOf(id, properties, from, { deals }, daysAgo(now, 40));
}

function dealsOf({ id, deals = [] }: SeedCompany, now: Date): HubspotObject[] {
  return deals.map(({ name, amount, state, closes }, index) =>
    objectOf(
      `4${id}${index + 1}`,
      {
        dealname: name,
        amount,
        deal_currency_code: 'EUR',
        closedate: `${dateOf(now, closes)}T12:00:00Z`,
        hs_is_closed: String(state !== 'open'),
        hs_is_closed_won: String(state === 'won'),
      },
      () => 'CRM_UI',
      { companies: [id] },
      daysAgo(now, 40),
    ),
  );
}

function objectOf(
  id: string,
  properties: Record<string, string>,
  sourceOf: (property: string) => string,
  associations: HubspotObject['associations'],
  at: Date,
): HubspotObject {
  return newObject({ id, properties, sourceOf, associations, at, sourceId: 'seed' });
}

function ownerIdOf(key: (typeof seedOwners)[number]['key']): string {
  return seedOwners.find((each) => each.key === key)?.id ?? '';
}
