import type { Invoice } from 'xero-node/dist/gen/model/accounting/invoice.js';
import { timeOf } from './amounts.ts';
import { waiting } from './find-bill.ts';
import { historyOfBill, isByUs } from './history.ts';
import type { XeroClient } from './xero-client.ts';

/** Xero answers sixty requests a minute, and each bill's history is one. */
export const mostWaitingBills = 50;
/** As a person types a bill's number; others are named by their id. */
const typable = /^[A-Za-z0-9][A-Za-z0-9._/ -]{0,99}$/;

/** `bill`: its number where that tells it apart, as people name it, else its id. */
export type WaitingBill = { bill: string; updatedAt: string };

/**
 * Bills about which nothing was decided, of at most fifty those that changed last. Those on which LeenOps had the last word
 * wait for people: they are left out until somebody else changes them.
 */
export async function listWaitingBills(client: XeroClient, signal: AbortSignal): Promise<WaitingBill[]> {
  const bills = await newestWaiting(client, signal);
  const found: WaitingBill[] = [];
  for (const bill of bills) {
    const { invoiceID: id, updatedDateUTC } = bill;
    const updatedAt = timeOf(updatedDateUTC);
    if (!id || !updatedAt || isByUs(await historyOfBill(client, id, signal))) continue;
    found.push({ bill: nameOf(bill, bills), updatedAt });
  }
  return found;
}

async function newestWaiting(client: XeroClient, signal: AbortSignal): Promise<Invoice[]> {
  const { invoices } = await client.read(signal, (api, tenant) =>
    api.getInvoices(
      tenant,
      undefined,
      'Type=="ACCPAY"',
      'UpdatedDateUTC DESC',
      undefined,
      undefined,
      undefined,
      [...waiting],
      1,
      undefined,
      undefined,
      undefined,
      undefined,
      mostWaitingBills,
    ),
  );
  return invoices ?? [];
}

function nameOf({ invoiceID = '', invoiceNumber = '' }: Invoice, all: readonly Invoice[]): string {
  const alone = all.filter((each) => each.invoiceNumber === invoiceNumber).length === 1;
  return alone && typable.test(invoiceNumber) ? invoiceNumber : invoiceID;
}
