import { z } from 'zod';
import { fieldLook } from '../../../domain/field.ts';
import { writeTool } from '../../../domain/tool.ts';
import { before, contactId, ownerEmail } from '../arguments.ts';
import type { HubspotClient } from '../hubspot-client.ts';
import type { HubspotSettings } from '../hubspot-config.ts';
import { hubspotFailure } from '../hubspot-failure.ts';
import { recordOf } from '../hubspot-records.ts';
import { listOwners } from '../list-owners.ts';
import { getContact } from '../records-of.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { leadState, ownerIn } from './lead-state.ts';
import { setBack } from './set-back.ts';

const input = z.object({
  contact_id: contactId,
  owner_email: ownerEmail
    .describe('The e-mail address of a person from hubspot_owners')
    .register(fieldLook, { title: 'New owner' }),
  before: before.describe('The e-mail address of the owner now; empty when it has none'),
});
type Asked = z.infer<typeof input>;

export function hubspotOwner(settings: HubspotSettings, client: HubspotClient) {
  const applied = ({ contact_id, owner_email, before: old }: Asked) => ({
    record: recordOf(settings, 'contact', contact_id, ''),
    note: `Owner of the contact: ${old || 'nobody'} → ${owner_email}.`,
  });
  const ownerNow = async (id: string, signal: AbortSignal) =>
    ownerIn(client, (await getContact(client, id, signal)).properties, signal);

  return writeTool({
    name: 'hubspot_set_owner',
    system: 'hubspot',
    title: 'give the contact to an owner',
    description: 'Gives the contact to a person from hubspot_owners. Only if its owner is still who it was.',
    input,
    bindings: { contact_id: 'contact', owner_email: 'owner' },
    risk: 'medium',
    reversible: true,
    movesMoney: false,
    harm: 'A lead goes to the wrong person: whoever knew it is passed over, and nobody calls.',
    editable: ['owner_email'],
    says: ({ owner_email, before: old }) => `Give the contact to ${owner_email} (now: ${old || 'nobody'})`,
    preconditions: ({ contact_id }, { signal }) => leadState(client, contact_id, signal),
    execute: async (args, { signal, state }) => {
      const wanted = args.owner_email.toLowerCase();
      const person = (await listOwners(client, signal)).find(({ email }) => email === wanted);
      if (!person) throw notAnOwner();
      const now = await ownerNow(args.contact_id, signal);
      if (now === wanted) return applied(args);
      if ((now || 'nobody') !== (state?.['Owner'] ?? (args.before || 'nobody')))
        throw changedMeanwhile('The owner of the contact');
      const properties = { hubspot_owner_id: person.id };
      await client.write(signal, ({ objects }) =>
        objects.update('contacts', args.contact_id, { properties }),
      );
      return applied(args);
    },
    lookUp: async (args, { signal }) =>
      (await ownerNow(args.contact_id, signal)) === args.owner_email.toLowerCase() ? applied(args) : 'absent',
    isUndone: async ({ contact_id: id, before: old, owner_email }, _applied, { signal }) => {
      const owners = await listOwners(client, signal);
      const idOf = (email: string) => owners.find((each) => each.email === email.toLowerCase())?.id;
      const before = old ? idOf(old) : '';
      if (before === undefined) return false;
      const value = idOf(owner_email) ?? '';
      return setBack(
        client,
        { kind: 'contacts', id, property: 'hubspot_owner_id' },
        { before, value },
        signal,
      );
    },
  });
}

function notAnOwner() {
  return hubspotFailure(
    'unknown_person',
    'not_applied',
    'Nobody with this address can own records in HubSpot. Give the contact to one of its owners.',
  );
}
