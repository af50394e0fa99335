import type { SimplePublicObjectWithAssociations } from '@hubspot/api-client/lib/codegen/crm/objects/index.js';
import { tooManyRecords } from '../too-many-records.ts';
import type { HubspotClient } from './hubspot-client.ts';
import { contactFields, companyFields } from './fields.ts';

type Properties = Readonly<Record<string, string | null>>;

/** An empty text and none are the same to HubSpot. */
export function textOf(properties: Properties, name: string): string {
  return properties[name]?.trim() ?? '';
}

export function isSet(properties: Properties, name: string): boolean {
  return textOf(properties, name) === 'true';
}

const aboutContact = [
  ...Object.keys(contactFields),
  'email',
  'firstname',
  'lastname',
  'message',
  'lifecyclestage',
  'hs_lead_status',
  'hubspot_owner_id',
  'hs_email_optout',
  'hs_email_quarantined',
  'hs_legal_basis',
  'associatedcompanyid',
];
const aboutCompany = [...Object.keys(companyFields), 'name', 'domain', 'description', 'hubspot_owner_id'];

export function getContact(client: HubspotClient, id: string, signal: AbortSignal) {
  const fields = Object.keys(contactFields);
  return client.read(signal, ({ objects }) =>
    objects.getById('contacts', id, aboutContact, fields, ['companies'], false),
  );
}

export function getCompany(client: HubspotClient, id: string, signal: AbortSignal) {
  const fields = Object.keys(companyFields);
  return client.read(signal, ({ objects }) =>
    objects.getById('companies', id, aboutCompany, fields, ['deals'], false),
  );
}

/** The ids of what a record is associated with, each once. Throws above `limit`, and where HubSpot has another page of them. */
export function associatedIds(
  { associations }: SimplePublicObjectWithAssociations,
  kind: 'companies' | 'deals',
  limit: number,
): string[] {
  const found = associations?.[kind];
  const ids = [...new Set((found?.results ?? []).map(({ id }) => id))];
  if (ids.length > limit || found?.paging?.next) throw tooManyRecords('hubspot', kind, limit);
  return ids;
}

/** Records by their ids, at most a hundred, in one request. */
export async function listByIds(
  client: HubspotClient,
  kind: 'companies' | 'deals',
  ids: readonly string[],
  properties: string[],
  signal: AbortSignal,
) {
  if (ids.length === 0) return [];
  const inputs = ids.map((id) => ({ id }));
  const { results } = await client.read(signal, ({ batches }) =>
    batches.read(kind, { inputs, properties, propertiesWithHistory: [] }),
  );
  return results;
}
