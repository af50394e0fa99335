import type { Arrival, Delivery } from '../../domain/starts.ts';
import type { ReadTool, WriteTool } from '../../domain/tool.ts';
import type { Connector } from '../connector.ts';
import { billArrivals } from './arrivals.ts';
import { type BillsByHand, billsByHand } from './bills-by-hand.ts';
import { listWaitingBills } from './waiting-bills.ts';
import type { WaitingBill } from './waiting-bills.ts';
import { xeroApprove } from './xero-approve.ts';
import { xeroAsk } from './xero-ask.ts';
import { xeroBill } from './xero-bill.ts';
import { type XeroClient, xeroClient } from './xero-client.ts';
import { type XeroConfig, xeroSettings } from './xero-config.ts';
import { xeroHold } from './xero-hold.ts';
import { xeroOrder } from './xero-order.ts';
import { xeroPeople } from './xero-people.ts';
import { xeroReceipts } from './xero-receipts.ts';
import { xeroRoute } from './xero-route.ts';
import { xeroVendor } from './xero-vendor.ts';

export type XeroConnector = Connector<{
  bill: ReadTool;
  order: ReadTool;
  receipts: ReadTool;
  vendor: ReadTool;
  people: ReadTool;
  approve: WriteTool;
  hold: WriteTool;
  route: WriteTool;
  ask: WriteTool;
}> & {
  /** What a webhook of Xero is about: bills that wait and that somebody else changed. */
  arrivals(delivery: Delivery, call: { signal: AbortSignal }): Promise<Arrival[]>;
  /** What people do with bills themselves. */
  byHand: BillsByHand;
  /** For schedules, not for agents. */
  listWaitingBills(signal: AbortSignal): Promise<WaitingBill[]>;
};

export function xeroConnector(config: XeroConfig): XeroConnector {
  const settings = xeroSettings(config);
  const client = xeroClient(settings);
  return {
    system: 'xero',
    tools: {
      bill: xeroBill(settings, client),
      order: xeroOrder(settings, client),
      receipts: xeroReceipts(settings, client),
      vendor: xeroVendor(settings, client),
      people: xeroPeople(settings, client),
      approve: xeroApprove(settings, client),
      hold: xeroHold(settings, client),
      route: xeroRoute(settings, client),
      ask: xeroAsk(settings, client),
    },
    byHand: billsByHand(client),
    arrivals: (delivery, { signal }) => billArrivals(client, delivery, signal),
    listWaitingBills: (signal) => listWaitingBills(client, signal),
    check: (signal = AbortSignal.timeout(settings.timeoutMs)) => check(client, signal),
  };
}

/** One read behind each scope that is needed. That bills may be written shows only at the first write. */
async function check(client: XeroClient, signal: AbortSignal): Promise<string> {
  const { organisations } = await client.read(signal, (api, tenant) => api.getOrganisations(tenant));
  await client.read(signal, (api, tenant) =>
    api.getInvoices(
      tenant,
      undefined,
      'Type=="ACCPAY"',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      1,
    ),
  );
  await client.read(signal, (api, tenant) => api.getPurchaseOrders(tenant));
  await client.read(signal, (api, tenant) =>
    api.getContacts(tenant, undefined, undefined, undefined, undefined, 1),
  );
  const name = organisations?.[0]?.name ?? 'an organisation without a name';
  return `Xero answers: bills, purchase orders and vendors of ${name} can be read.`;
}
