import type { Contact } from 'xero-node/dist/gen/model/accounting/contact.js';
import type { Invoice } from 'xero-node/dist/gen/model/accounting/invoice.js';
import { z } from 'zod';
import { readTool } from '../../domain/tool.ts';
import { currencyOf } from './amounts.ts';
import { recordId } from './arguments.ts';
import { bankChangedAt, endingOf } from './bank-account.ts';
import { statusOf, waiting } from './find-bill.ts';
import { historyOfBill, isHeld, linesOf, notesIn } from './history.ts';
import { approvedLately, isPaid, lastPaidOn, listBillsOf, sumOf } from './vendor-bills.ts';
import { shortBill } from './xero-bill.ts';
import type { XeroClient } from './xero-client.ts';
import type { XeroSettings } from './xero-config.ts';
import { failureFrom } from './xero-failure.ts';
import { vendorRecord } from './xero-records.ts';

const billsShown = 15;
/** Whether a bill is held stands in its history, which is one request more for each. */
const openShown = 5;

export function xeroVendor(settings: XeroSettings, client: XeroClient) {
  return readTool({
    name: 'xero_vendor',
    system: 'xero',
    title: 'read the vendor’s history',
    description:
      'The vendor: status, when its bank details last changed, its bills of two years, what was paid on average, what was approved in ' +
      'the last 30 days, and which of its bills wait or are held. Amounts are in the smallest unit of the currency.',
    input: z.object({ vendor_id: recordId.describe('The id of the vendor, as the bill has it') }),
    bindings: { vendor_id: 'vendor' },
    read: async ({ vendor_id }, { signal }) => {
      const [contact, bankChanged, bills] = await Promise.all([
        getContact(client, vendor_id, signal),
        bankChangedOf(client, vendor_id, signal),
        listBillsOf(client, vendor_id, settings.now(), signal),
      ]);
      const usual = currencyOf(contact.defaultCurrency);
      const paid = bills.filter(isPaid);
      const paidSum = sumOf(paid, usual);
      const open = bills.filter((bill) => waiting.includes(statusOf(bill)));
      return {
        data: {
          vendor_id,
          name: contact.name ?? 'Unknown',
          status: statusOfContact(contact),
          email: contact.emailAddress || null,
          bank_account: { ending: endingOf(contact.bankAccountDetails), changed_at: bankChanged },
          bills_paid: paid.length,
          last_paid_on: lastPaidOn(bills),
          average_paid: paidSum?.count
            ? { amount: Math.round(paidSum.amount / paidSum.count), currency: paidSum.currency }
            : null,
          approved_30d: sumOf(approvedLately(bills, settings.now()), usual),
          open: await shownOpen(client, open, signal),
          open_count: open.length,
          recent: bills.slice(0, billsShown).map(shortBill),
        },
        record: vendorRecord(settings.webUrl, vendor_id),
      };
    },
  });
}

async function shownOpen(client: XeroClient, open: readonly Invoice[], signal: AbortSignal) {
  return Promise.all(
    open.slice(0, openShown).map(async (bill) => ({
      ...shortBill(bill),
      held: isHeld(notesIn(await historyOfBill(client, bill.invoiceID ?? '', signal))),
    })),
  );
}

export async function getContact(client: XeroClient, id: string, signal: AbortSignal): Promise<Contact> {
  const { contacts } = await client.read(signal, (api, tenant) => api.getContact(tenant, id));
  const [contact] = contacts ?? [];
  if (!contact) throw failureFrom({ status: 404, retryAfter: null, text: '' }, 'read');
  return contact;
}

export async function bankChangedOf(
  client: XeroClient,
  id: string,
  signal: AbortSignal,
): Promise<string | null> {
  const { historyRecords } = await client.read(signal, (api, tenant) => api.getContactHistory(tenant, id));
  return bankChangedAt(linesOf(historyRecords));
}

function statusOfContact({ contactStatus }: { contactStatus?: unknown }): string {
  return typeof contactStatus === 'string' ? contactStatus : 'unknown';
}
