import type { ValueWithTimestamp } from '@hubspot/api-client/lib/codegen/crm/objects/index.js';
import type { Deed, Likeness } from '../../domain/shadow/observe.ts';
import type { ByHand } from '../../domain/shadow/by-hand.ts';
import { type Kind, companyFields, contactFields, labelOf } from './fields.ts';
import type { HubspotClient } from './hubspot-client.ts';
import { listOwners } from './list-owners.ts';
import { isByPeople } from './set-by.ts';

type Tool =
  | 'hubspot_update_company'
  | 'hubspot_update_contact'
  | 'hubspot_set_lead_status'
  | 'hubspot_set_owner';
export type ChangesByHand = ByHand<{ contact: string; companies: readonly string[] }, Tool>;

const leadStatus = 'hs_lead_status';
const owner = 'hubspot_owner_id';

/** What people changed on a contact and its companies, from the history that HubSpot keeps of each property. */
export function changesByHand(client: HubspotClient): ChangesByHand {
  return {
    compares: {
      hubspot_update_company: fieldLikeness('company', 'company_id'),
      hubspot_update_contact: fieldLikeness('contact', 'contact_id'),
      hubspot_set_lead_status: {
        about: ['contact_id'],
        agree: ['status'],
        says: ({ status }) => `set the lead status to ${textOf(status)}`,
      },
      hubspot_set_owner: {
        about: ['contact_id'],
        agree: ['owner_email'],
        says: ({ owner_email }) => `give the contact to ${textOf(owner_email)}`,
      },
    },
    async deeds({ contact, companies }, { since, signal }) {
      const ofContact = await historiesOf(client, 'contacts', contact, contactProperties, signal);
      const owners = (ofContact[owner] ?? []).length ? await listOwners(client, signal) : [];
      const emailOf = (id: string) => owners.find((each) => each.id === id)?.email ?? id;
      const found = Object.entries(ofContact).flatMap(([property, history]) =>
        history.map((each) => contactDeed(contact, property, each, emailOf)),
      );
      for (const company of companies) {
        const histories = await historiesOf(client, 'companies', company, Object.keys(companyFields), signal);
        for (const [property, history] of Object.entries(histories))
          for (const { value, ...each } of history)
            found.push({
              tool: 'hubspot_update_company',
              args: { company_id: company, property, value },
              ...when(each),
            });
      }
      return found.filter(({ at }) => at >= since);
    },
  };
}

const contactProperties = [...Object.keys(contactFields), leadStatus, owner];

function fieldLikeness(kind: Kind, id: string): Likeness {
  return {
    about: [id, 'property'],
    agree: ['value'],
    says: ({ property, value }) =>
      `${labelOf(kind, textOf(property))} of the ${kind}: ${textOf(value) || 'empty'}`,
  };
}

function contactDeed(
  contact_id: string,
  property: string,
  { value, ...each }: ValueWithTimestamp,
  emailOf: (id: string) => string,
): Deed {
  if (property === leadStatus)
    return { tool: 'hubspot_set_lead_status', args: { contact_id, status: value }, ...when(each) };
  if (property === owner)
    return {
      tool: 'hubspot_set_owner',
      args: { contact_id, owner_email: value ? emailOf(value) : '' },
      ...when(each),
    };
  return { tool: 'hubspot_update_contact', args: { contact_id, property, value }, ...when(each) };
}

/** What programs set, ours among them, is nobody's judgement. */
function when({ timestamp, sourceType }: Pick<ValueWithTimestamp, 'timestamp' | 'sourceType'>) {
  return { at: new Date(timestamp), by: isByPeople(sourceType) ? ('person' as const) : ('program' as const) };
}

/** Newest first, by property. */
export async function historiesOf(
  client: HubspotClient,
  kind: 'contacts' | 'companies',
  id: string,
  properties: string[],
  signal: AbortSignal,
): Promise<Record<string, ValueWithTimestamp[]>> {
  const found = await client.read(signal, ({ objects }) =>
    objects.getById(kind, id, properties, properties, undefined, false),
  );
  return found.propertiesWithHistory ?? {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
