import { z } from 'zod';
import { readTool } from '../../../domain/tool.ts';
import { companyId } from '../arguments.ts';
import type { HubspotClient } from '../hubspot-client.ts';
import type { HubspotSettings } from '../hubspot-config.ts';
import { recordOf } from '../hubspot-records.ts';
import { type Deal, listDeals } from '../list-deals.ts';

const shown = 20;

export function hubspotDeals(settings: HubspotSettings, client: HubspotClient) {
  return readTool({
    name: 'hubspot_deals',
    system: 'hubspot',
    title: 'read past and open deals',
    description:
      'How many deals of a company are open, won and lost, and the newest 20 of them. Amounts are in the smallest unit of their currency.',
    input: z.object({ company_id: companyId }),
    bindings: { company_id: 'company' },
    read: async ({ company_id }, { signal }) => {
      const deals = await listDeals(client, company_id, signal);
      const count = (state: Deal['state']) => deals.filter((deal) => deal.state === state).length;
      return {
        data: {
          company_id,
          open: count('open'),
          won: count('won'),
          lost: count('lost'),
          deals: deals.slice(0, shown),
        },
        record: recordOf(settings, 'company', company_id, `Deals of company ${company_id}`),
      };
    },
  });
}
