import { z } from 'zod';
import { readTool } from '../../../domain/tool.ts';
import { companyId } from '../arguments.ts';
import { companyFields } from '../fields.ts';
import type { HubspotClient } from '../hubspot-client.ts';
import type { HubspotSettings } from '../hubspot-config.ts';
import { recordOf } from '../hubspot-records.ts';
import { listOwners } from '../list-owners.ts';
import { getCompany, textOf } from '../records-of.ts';
import { setByOf } from '../set-by.ts';

export function hubspotCompany(settings: HubspotSettings, client: HubspotClient) {
  return readTool({
    name: 'hubspot_company',
    system: 'hubspot',
    title: 'read the company',
    description: 'A company in HubSpot: its domain, its owner, its fields and who set each of them.',
    input: z.object({ company_id: companyId }),
    bindings: { company_id: 'company' },
    read: async ({ company_id }, { signal }) => {
      const { properties, propertiesWithHistory = {} } = await getCompany(client, company_id, signal);
      const owner = textOf(properties, 'hubspot_owner_id');
      const owners = owner ? await listOwners(client, signal) : [];
      const name = textOf(properties, 'name');
      const fields = Object.keys(companyFields);
      return {
        data: {
          company_id,
          name,
          domain: textOf(properties, 'domain').toLowerCase() || null,
          description: textOf(properties, 'description').slice(0, 4_000) || null,
          owner: owner ? (owners.find(({ id }) => id === owner)?.email ?? 'somebody who left') : null,
          fields: Object.fromEntries(fields.map((field) => [field, textOf(properties, field)])),
          set_by: Object.fromEntries(fields.map((field) => [field, setByOf(propertiesWithHistory[field])])),
        },
        record: recordOf(settings, 'company', company_id, name),
      };
    },
  });
}
