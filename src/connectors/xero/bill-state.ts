import type { Invoice } from 'xero-node/dist/gen/model/accounting/invoice.js';
import type { Preconditions } from '../../domain/tool.ts';
import { currencyOf, dayOf, inMoney, minorOf } from './amounts.ts';
import { getBill, statusOf, waiting } from './find-bill.ts';
import { orderNumberOf } from './order-number.ts';
import type { XeroClient } from './xero-client.ts';
import { xeroFailure } from './xero-failure.ts';
import { getOrder, orderStatusOf } from './xero-order.ts';
import { bankChangedOf } from './xero-vendor.ts';

const inWords: Record<string, string> = {
  DRAFT: 'draft',
  SUBMITTED: 'waiting for approval',
  AUTHORISED: 'approved for payment',
  PAID: 'paid',
  VOIDED: 'voided',
  DELETED: 'deleted',
};

export function statusInWords(bill: Invoice): string {
  return inWords[statusOf(bill)] ?? statusOf(bill);
}

/** What every decision about a bill rests on. */
export function billState(bill: Invoice): Preconditions {
  const currency = currencyOf(bill.currencyCode);
  return {
    'Bill status': statusInWords(bill),
    Total: inMoney(minorOf(bill.total, currency), currency),
    'Amount due': inMoney(minorOf(bill.amountDue, currency), currency),
  };
}

/** For what may stand beside a hold, which makes a draft of a bill that was submitted: either way it waits. */
export function openState(bill: Invoice): Preconditions {
  const state = billState(bill);
  return waiting.includes(statusOf(bill)) ? { ...state, 'Bill status': 'still to be decided' } : state;
}

/** An approval rests on more: where the money would go, and what it was ordered by. */
export async function payableState(
  client: XeroClient,
  billId: string,
  signal: AbortSignal,
): Promise<Preconditions> {
  const bill = await getBill(client, billId, signal);
  const order = orderNumberOf(bill);
  const vendor = bill.contact?.contactID;
  const [bankChanged, orderStatus] = await Promise.all([
    vendor ? bankChangedOf(client, vendor, signal) : null,
    order ? statusOfOrder(client, order, signal) : 'none',
  ]);
  return {
    ...billState(bill),
    'Vendor’s bank details last changed': dayOf(bankChanged) ?? 'not on record',
    'Purchase order': orderStatus,
  };
}

async function statusOfOrder(client: XeroClient, number: string, signal: AbortSignal): Promise<string> {
  try {
    return orderStatusOf(await getOrder(client, number, signal)).toLowerCase();
  } catch (error) {
    if (error instanceof Error && 'isMissing' in error && error.isMissing) return 'not in Xero';
    throw error;
  }
}

/** Xero would take a note on any bill; on one that is paid or gone it would mean nothing. */
export function assertWaits(bill: Invoice): void {
  if (waiting.includes(statusOf(bill))) return;
  throw xeroFailure({
    code: 'wrong_status',
    certainty: 'not_applied',
    message: `The bill is ${statusInWords(bill)}: nothing is left to decide about it. Look at it in Xero.`,
  });
}
