import { onTestFinished } from 'vitest';
import type { HubspotConfig } from '../../../src/connectors/hubspot/hubspot-config.ts';
import { hubspotConnector } from '../../../src/connectors/hubspot/hubspot-connector.ts';
import { companyKeys } from '../../../src/sandbox/company/company-keys.ts';
import type { HubspotState } from '../../../src/sandbox/company/hubspot/hubspot-state.ts';
import { seedLeads } from '../../../src/sandbox/company/seed/seed-leads.ts';
import { startCompany } from '../../../src/sandbox/company/start-company.ts';

export const today = new Date('2026-11-20T12:00:00Z');

type Options = { change?: (state: HubspotState) => void; config?: Partial<HubspotConfig> };

/** Hearth & Pine's leads for one test. */
export async function openHubspot({ change, config = {} }: Options = {}) {
  let time = today;
  const seed = { hubspot: seedLeads(today) };
  change?.(seed.hubspot);
  const company = await startCompany({ now: () => time, seed });
  onTestFinished(() => company.close());
  const connector = hubspotConnector({
    token: companyKeys.hubspotToken,
    apiUrl: company.hubspotUrl,
    webUrl: 'https://app.hubspot.com/contacts/1',
    timeoutMs: 2_000,
    patienceMs: 3_000,
    ...config,
  });
  const recordIn = (kind: 'contacts' | 'companies', id: string) => {
    const found = company.state().hubspot[kind].find((each) => each.id === id);
    if (!found) throw new Error(`There is no ${id} among the ${kind}.`);
    return found.properties;
  };
  return {
    company,
    connector,
    hubspot: connector.tools,
    contact: (id: string) => recordIn('contacts', id),
    companyRecord: (id: string) => recordIn('companies', id),
    asked: (method: string) => company.requests().filter((request) => request.startsWith(`${method} `)),
    setTime: (next: Date) => {
      time = next;
    },
  };
}

export const employees = {
  company_id: '20212',
  property: 'numberofemployees',
  before: '80',
  value: '120',
  source: 'web_page',
  quote: '120 people work with us',
};
