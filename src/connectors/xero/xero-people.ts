import { z } from 'zod';
import { readTool } from '../../domain/tool.ts';
import type { XeroClient } from './xero-client.ts';
import type { XeroSettings } from './xero-config.ts';

export type Colleague = { name: string; email: string; role: string };

/** Whom a bill can be given to: the people of the organisation in Xero, and nobody else. */
export function xeroPeople(settings: XeroSettings, client: XeroClient) {
  return readTool({
    name: 'xero_people',
    system: 'xero',
    title: 'read who works in the books',
    description:
      'The people who work in this Xero organisation, with their roles: one of them can be made the owner of the bill.',
    input: z.object({}),
    bindings: {},
    read: async (_args, { signal }) => ({
      data: { people: await listPeople(client, signal) },
      record: {
        system: 'xero',
        id: 'users',
        label: 'People in Xero',
        url: `${settings.webUrl}/Settings/Users`,
      },
    }),
  });
}

export async function listPeople(client: XeroClient, signal: AbortSignal): Promise<Colleague[]> {
  const { users } = await client.read(signal, (api, tenant) => api.getUsers(tenant));
  return (users ?? []).flatMap(({ firstName = '', lastName = '', emailAddress, organisationRole }) =>
    emailAddress
      ? [
          {
            name: `${firstName} ${lastName}`.trim() || emailAddress,
            email: emailAddress.toLowerCase(),
            role: String(organisationRole ?? 'unknown'),
          },
        ]
      : [],
  );
}
