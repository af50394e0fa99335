import { z } from 'zod';
import { readTool } from '../../../domain/tool.ts';
import { contactId } from '../arguments.ts';
import { contactFields } from '../fields.ts';
import type { HubspotClient } from '../hubspot-client.ts';
import type { HubspotSettings } from '../hubspot-config.ts';
import { recordOf } from '../hubspot-records.ts';
import { listOwners } from '../list-owners.ts';
import { associatedIds, getContact, isSet, listByIds, textOf } from '../records-of.ts';
import { setByOf } from '../set-by.ts';

const mostCompanies = 10;

export function hubspotContact(settings: HubspotSettings, client: HubspotClient) {
  return readTool({
    name: 'hubspot_contact',
    system: 'hubspot',
    title: 'read the contact',
    description:
      'A contact in HubSpot: its fields and who set each, lead status, owner, whether it may be contacted, and the companies it belongs to (at most 10).',
    input: z.object({ contact_id: contactId }),
    bindings: { contact_id: 'contact' },
    read: async ({ contact_id }, { signal }) => {
      const contact = await getContact(client, contact_id, signal);
      const { properties, propertiesWithHistory = {} } = contact;
      const companies = await listByIds(
        client,
        'companies',
        associatedIds(contact, 'companies', mostCompanies),
        ['name', 'domain'],
        signal,
      );
      const owner = textOf(properties, 'hubspot_owner_id');
      const owners = owner ? await listOwners(client, signal) : [];
      const name = `${textOf(properties, 'firstname')} ${textOf(properties, 'lastname')}`.trim();
      const fields = Object.keys(contactFields);
      return {
        data: {
          contact_id,
          name,
          email: textOf(properties, 'email'),
          message: textOf(properties, 'message').slice(0, 4_000) || null,
          lifecycle_stage: textOf(properties, 'lifecyclestage') || null,
          lead_status: textOf(properties, 'hs_lead_status') || null,
          owner: owner ? (owners.find(({ id }) => id === owner)?.email ?? 'somebody who left') : null,
          unsubscribed: isSet(properties, 'hs_email_optout'),
          quarantined: isSet(properties, 'hs_email_quarantined'),
          legal_basis: textOf(properties, 'hs_legal_basis') || null,
          fields: Object.fromEntries(fields.map((field) => [field, textOf(properties, field)])),
          set_by: Object.fromEntries(fields.map((field) => [field, setByOf(propertiesWithHistory[field])])),
          companies: companies.map(({ id, properties: of }) => ({
            company_id: id,
            name: textOf(of, 'name'),
            domain: textOf(of, 'domain').toLowerCase() || null,
            primary: id === textOf(properties, 'associatedcompanyid'),
          })),
        },
        record: recordOf(settings, 'contact', contact_id, name),
      };
    },
  });
}
