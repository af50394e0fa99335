import { tooManyRecords } from '../too-many-records.ts';
import type { HubspotClient } from './hubspot-client.ts';

export type Owner = { id: string; name: string; email: string };

const perPage = 100;
const mostPages = 5;

/** The people to whom records can be given: no queues, nobody who left. At most 500. Throws ToolFailure above. */
export async function listOwners(client: HubspotClient, signal: AbortSignal): Promise<Owner[]> {
  const owners: Owner[] = [];
  let after: string | undefined;
  for (let page = 1; page <= mostPages; page++) {
    const { results, paging } = await client.read(signal, (api) =>
      api.owners.getPage(undefined, after, perPage, false),
    );
    owners.push(
      ...results.flatMap(({ id, email, firstName = '', lastName = '', type, archived }) =>
        email && !archived && (type as string) === 'PERSON'
          ? [{ id, name: `${firstName} ${lastName}`.trim() || email, email: email.toLowerCase() }]
          : [],
      ),
    );
    after = paging?.next?.after;
    if (!after) return owners;
  }
  throw tooManyRecords('hubspot', 'owners', perPage * mostPages);
}
