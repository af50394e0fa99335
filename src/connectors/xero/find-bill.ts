import type { Invoice } from 'xero-node/dist/gen/model/accounting/invoice.js';
import type { XeroClient } from './xero-client.ts';
import { xeroFailure } from './xero-failure.ts';

const bills = 'Type=="ACCPAY"';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const decimals = 4;

/** In these states nothing was decided about a bill yet. */
export const waiting = ['DRAFT', 'SUBMITTED'];

export function statusOf({ status }: { status?: unknown }): string {
  return typeof status === 'string' ? status : 'unknown';
}

export async function getBill(client: XeroClient, id: string, signal: AbortSignal): Promise<Invoice> {
  const { invoices } = await client.read(signal, (api, tenant) => api.getInvoice(tenant, id, decimals));
  const [bill] = invoices ?? [];
  if (!bill || (bill.type as unknown) !== 'ACCPAY') throw noSuchBill();
  return bill;
}

/**
 * By id, or by the number that the vendor gave it. Such a number is not unique, and a bill that came twice has it twice: of
 * several the one that still waits is meant. Throws when that is not one.
 */
export async function findBill(
  client: XeroClient,
  numberOrId: string,
  signal: AbortSignal,
): Promise<Invoice> {
  if (uuid.test(numberOrId)) return getBill(client, numberOrId, signal);
  const found = await listBillsWithNumber(client, numberOrId, signal);
  const waits = found.filter((bill) => waiting.includes(statusOf(bill)));
  const candidates = found.length > 1 ? waits : found;
  const [only, ...more] = candidates;
  if (found.length === 0) throw noSuchBill();
  if (!only?.invoiceID || more.length) throw severalBills(found.length);
  return getBill(client, only.invoiceID, signal);
}

export async function listBillsWithNumber(
  client: XeroClient,
  number: string,
  signal: AbortSignal,
): Promise<Invoice[]> {
  const { invoices } = await client.read(signal, (api, tenant) =>
    api.getInvoices(tenant, undefined, bills, undefined, undefined, [number], undefined, undefined, 1),
  );
  return (invoices ?? []).filter((bill) => !['DELETED', 'VOIDED'].includes(statusOf(bill)));
}

function noSuchBill() {
  return xeroFailure({
    code: 'resource_missing',
    certainty: 'not_applied',
    message: 'Xero resource_missing: there is no bill with this number or id. Check it in Xero.',
  });
}

function severalBills(count: number) {
  return xeroFailure({
    code: 'several_records',
    certainty: 'not_applied',
    message: `${count} bills in Xero have this number, and not exactly one of them waits for approval. Start it again with the id of the one that is meant: it is in the address of its page.`,
  });
}
