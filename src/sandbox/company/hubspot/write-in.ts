import { HubspotRefusal, invalid } from './hubspot-refusal.ts';
import type { HubspotState } from './hubspot-state.ts';
import { newObject } from './new-object.ts';
import { getObject } from './objects.ts';

/** Somebody of a company fills in the form on Hearth & Pine's web site: a new contact, whom nobody has yet. */
export function writeIn(state: HubspotState, companyId: string, email: string, at: Date): void {
  const company = getObject(state, 'companies', companyId);
  const [, name = ''] = /^([^\s@]+)@[^\s@]+\.[^\s@]+$/.exec(email) ?? [];
  if (!name) throw invalid('email', 'INVALID_EMAIL', `Email address ${email} is invalid`);
  const twin = state.contacts.find(({ properties }) => properties['email'] === email);
  if (twin) throw new HubspotRefusal(409, 'CONFLICT', `Contact already exists. Existing ID: ${twin.id}`);
  const properties = {
    email,
    firstname: name.charAt(0).toUpperCase() + name.slice(1),
    message: 'Please call me about your tables.',
    lifecyclestage: 'lead',
    hs_lead_status: 'NEW',
    associatedcompanyid: company.id,
  };
  const id = String(Math.max(...state.contacts.map((contact) => Number(contact.id))) + 1);
  const associations = { companies: [company.id] };
  const made = { id, properties, associations, at, sourceOf: () => 'FORM', sourceId: 'form:1' };
  state.contacts.push(newObject(made));
}
