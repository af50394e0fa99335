import { parseMinor } from '../../lib/money.ts';
import type { HubspotClient } from './hubspot-client.ts';
import { associatedIds, getCompany, listByIds, textOf } from './records-of.ts';

export type Deal = {
  name: string;
  state: 'open' | 'won' | 'lost';
  /** In the smallest unit of its currency; null when HubSpot has no amount or no currency for it. */
  amount: number | null;
  currency: string | null;
  closes_on: string | null;
};

const most = 100;
const properties = [
  'dealname',
  'amount',
  'deal_currency_code',
  'closedate',
  'hs_is_closed',
  'hs_is_closed_won',
];

/** All deals of a company, newest first; at most 100. Throws ToolFailure above. */
export async function listDeals(
  client: HubspotClient,
  companyId: string,
  signal: AbortSignal,
): Promise<Deal[]> {
  const company = await getCompany(client, companyId, signal);
  const deals = await listByIds(client, 'deals', associatedIds(company, 'deals', most), properties, signal);
  return deals
    .map(({ properties: of }): Deal => {
      const currency = currencyIn(textOf(of, 'deal_currency_code'));
      return {
        name: textOf(of, 'dealname'),
        state: textOf(of, 'hs_is_closed') !== 'true' ? 'open' : wonOrLost(of),
        amount: currency === null ? null : (parseMinor(textOf(of, 'amount'), currency) ?? null),
        currency,
        closes_on: textOf(of, 'closedate').slice(0, 10) || null,
      };
    })
    .toSorted((a, b) => (b.closes_on ?? '').localeCompare(a.closes_on ?? ''));
}

function wonOrLost(properties: Readonly<Record<string, string | null>>): 'won' | 'lost' {
  return textOf(properties, 'hs_is_closed_won') === 'true' ? 'won' : 'lost';
}

function currencyIn(code: string): string | null {
  return /^[a-z]{3}$/i.test(code) ? code.toLowerCase() : null;
}
