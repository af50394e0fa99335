import { z } from 'zod';
import { readTool } from '../../../domain/tool.ts';
import type { HubspotClient } from '../hubspot-client.ts';
import { listOwners } from '../list-owners.ts';

export function hubspotOwners(client: HubspotClient) {
  return readTool({
    name: 'hubspot_owners',
    system: 'hubspot',
    title: 'read who can own a lead',
    description: 'The people to whom contacts can be given in HubSpot.',
    input: z.object({}),
    bindings: {},
    read: async (_args, { signal }) => ({
      data: { owners: (await listOwners(client, signal)).map(({ name, email }) => ({ name, email })) },
      record: { system: 'hubspot', id: 'owners', label: 'Owners in HubSpot', url: null },
    }),
  });
}
