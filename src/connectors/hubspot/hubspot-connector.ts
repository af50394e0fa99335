import type { ReadTool, WriteTool } from '../../domain/tool.ts';
import type { Connector } from '../connector.ts';
import { type ChangesByHand, changesByHand } from './changes-by-hand.ts';
import { type HubspotClient, hubspotClient } from './hubspot-client.ts';
import { type HubspotConfig, hubspotSettings } from './hubspot-config.ts';
import { hubspotCompany } from './reads/hubspot-company.ts';
import { hubspotContact } from './reads/hubspot-contact.ts';
import { hubspotDeals } from './reads/hubspot-deals.ts';
import { hubspotOwners } from './reads/hubspot-owners.ts';
import { hubspotLeadStatus } from './writes/hubspot-lead-status.ts';
import { hubspotOwner } from './writes/hubspot-owner.ts';
import { hubspotUpdateCompany, hubspotUpdateContact } from './writes/hubspot-update.ts';

export type HubspotConnector = Connector<{
  contact: ReadTool;
  company: ReadTool;
  deals: ReadTool;
  owners: ReadTool;
  updateCompany: WriteTool;
  updateContact: WriteTool;
  leadStatus: WriteTool;
  owner: WriteTool;
}> & {
  /** What people change on contacts and companies themselves. */
  byHand: ChangesByHand;
};

export function hubspotConnector(config: HubspotConfig): HubspotConnector {
  const settings = hubspotSettings(config);
  const client = hubspotClient(settings);
  return {
    system: 'hubspot',
    byHand: changesByHand(client),
    tools: {
      contact: hubspotContact(settings, client),
      company: hubspotCompany(settings, client),
      deals: hubspotDeals(settings, client),
      owners: hubspotOwners(client),
      updateCompany: hubspotUpdateCompany(settings, client),
      updateContact: hubspotUpdateContact(settings, client),
      leadStatus: hubspotLeadStatus(settings, client),
      owner: hubspotOwner(settings, client),
    },
    check: (signal = AbortSignal.timeout(settings.timeoutMs)) => check(client, signal),
  };
}

/** One read behind each scope. That contacts and companies may be written shows only at the first write. */
async function check(client: HubspotClient, signal: AbortSignal): Promise<string> {
  for (const kind of ['contacts', 'companies', 'deals'])
    await client.read(signal, ({ objects }) => objects.getPage(kind, 1));
  const { results } = await client.read(signal, ({ owners }) => owners.getPage(undefined, undefined, 1));
  const note = results.length ? '' : ' There is no owner to give a contact to.';
  return `HubSpot answers: contacts, companies, deals and owners can be read.${note}`;
}
