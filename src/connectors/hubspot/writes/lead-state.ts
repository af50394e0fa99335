import type { Preconditions } from '../../../domain/tool.ts';
import type { HubspotClient } from '../hubspot-client.ts';
import { listDeals } from '../list-deals.ts';
import { listOwners } from '../list-owners.ts';
import { getContact, isSet, textOf } from '../records-of.ts';

/** What a decision about a lead rests on: who has it, how it stands, and whether its firm is about to buy. */
export async function leadState(
  client: HubspotClient,
  contactId: string,
  signal: AbortSignal,
): Promise<Preconditions> {
  const { properties } = await getContact(client, contactId, signal);
  const company = textOf(properties, 'associatedcompanyid');
  const [owner, deals] = await Promise.all([
    ownerIn(client, properties, signal),
    company ? listDeals(client, company, signal) : [],
  ]);
  return {
    'Lead status': textOf(properties, 'hs_lead_status') || 'none',
    Owner: owner || 'nobody',
    Unsubscribed: isSet(properties, 'hs_email_optout') ? 'yes' : 'no',
    'Open deals': String(deals.filter(({ state }) => state === 'open').length),
  };
}

/** The address of the contact’s owner; empty when it has none. */
export async function ownerIn(
  client: HubspotClient,
  properties: Readonly<Record<string, string | null>>,
  signal: AbortSignal,
): Promise<string> {
  const id = textOf(properties, 'hubspot_owner_id');
  if (!id) return '';
  return (await listOwners(client, signal)).find((owner) => owner.id === id)?.email ?? 'somebody who left';
}
