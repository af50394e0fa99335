import type { Invoice } from 'xero-node/dist/gen/model/accounting/invoice.js';
import { z } from 'zod';
import { readTool } from '../../domain/tool.ts';
import { currencyOf, dayOf, minorOf, timeOf } from './amounts.ts';
import { billNumber } from './arguments.ts';
import { findBill, listBillsWithNumber, statusOf } from './find-bill.ts';
import { historyOfBill, isHeld, notesIn, ownerIn } from './history.ts';
import { orderNumberOf } from './order-number.ts';
import { shownLines, taxModeOf } from './shown-lines.ts';
import type { XeroClient } from './xero-client.ts';
import type { XeroSettings } from './xero-config.ts';
import { billRecord } from './xero-records.ts';

const notesShown = 20;

export function xeroBill(settings: XeroSettings, client: XeroClient) {
  return readTool({
    name: 'xero_bill',
    system: 'xero',
    title: 'read the bill',
    description:
      'A bill from a vendor: lines, amounts, due date, status, the purchase order it names, the notes on it, who owns it, and the ' +
      'vendor’s other bills with the same number. Amounts are in the smallest unit of the currency (8400 is €84.00).',
    input: z.object({ bill: billNumber }),
    bindings: { bill: 'bill' },
    read: async ({ bill: wanted }, { signal }) => {
      const bill = await findBill(client, wanted, signal);
      const id = bill.invoiceID ?? '';
      const number = bill.invoiceNumber ?? '';
      const [history, same] = await Promise.all([
        historyOfBill(client, id, signal),
        number ? listBillsWithNumber(client, number, signal) : [],
      ]);
      const notes = notesIn(history);
      const twins = same.filter(
        ({ invoiceID, contact }) => invoiceID !== id && contact?.contactID === bill.contact?.contactID,
      );
      return {
        data: {
          ...shownBill(bill),
          owner: ownerIn(notes),
          held: isHeld(notes),
          notes: notes.slice(-notesShown).map(({ at, by, text }) => ({ at, by, text })),
          same_number: twins.map(shortBill),
        },
        record: billRecord(settings.webUrl, id, number || id),
      };
    },
  });
}

function shownBill(bill: Invoice) {
  const currency = currencyOf(bill.currencyCode);
  return {
    ...shortBill(bill),
    vendor: { id: bill.contact?.contactID ?? null, name: bill.contact?.name ?? 'Unknown' },
    due_date: dayOf(bill.dueDate),
    amount_due: minorOf(bill.amountDue, currency),
    amount_paid: minorOf(bill.amountPaid, currency),
    subtotal: minorOf(bill.subTotal, currency),
    tax: minorOf(bill.totalTax, currency),
    tax_mode: taxModeOf(bill.lineAmountTypes),
    reference: bill.reference || null,
    lines: shownLines(bill.lineItems, currency),
    attachments: (bill.attachments ?? []).map(({ fileName }) => fileName ?? 'without a name'),
    updated_at: timeOf(bill.updatedDateUTC),
  };
}

/** As bills stand in lists. */
export function shortBill(bill: Invoice) {
  const currency = currencyOf(bill.currencyCode);
  return {
    bill_id: bill.invoiceID ?? '',
    number: bill.invoiceNumber ?? '',
    status: statusOf(bill),
    order_number: orderNumberOf(bill),
    date: dayOf(bill.date),
    total: minorOf(bill.total, currency),
    currency,
  };
}
