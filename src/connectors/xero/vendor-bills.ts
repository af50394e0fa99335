import type { Invoice } from 'xero-node/dist/gen/model/accounting/invoice.js';
import { day, later } from '../../lib/time.ts';
import { tooManyRecords } from '../too-many-records.ts';
import { currencyOf, dayOf, minorOf, timeOf } from './amounts.ts';
import { statusOf } from './find-bill.ts';
import type { XeroClient } from './xero-client.ts';

const pageSize = 100;
const most = 1_000;
const lookBack = 730 * day;

/** A vendor's bills of the last two years, newest first, without the deleted and the voided. Throws above a thousand. */
export async function listBillsOf(
  client: XeroClient,
  contactId: string,
  now: Date,
  signal: AbortSignal,
): Promise<Invoice[]> {
  const since = later(now, -lookBack);
  const where = `Type=="ACCPAY" AND Date>=DateTime(${since.getUTCFullYear()},${since.getUTCMonth() + 1},${since.getUTCDate()})`;
  const found: Invoice[] = [];
  for (let page = 1; ; page++) {
    const { invoices = [] } = await client.read(signal, (api, tenant) =>
      api.getInvoices(
        tenant,
        undefined,
        where,
        'Date DESC',
        undefined,
        undefined,
        [contactId],
        undefined,
        page,
        undefined,
        undefined,
        undefined,
        undefined,
        pageSize,
      ),
    );
    found.push(...invoices);
    if (found.length > most) throw tooManyRecords('xero', 'bills of one vendor in two years', most);
    if (invoices.length < pageSize) break;
  }
  return found.filter((bill) => !['DELETED', 'VOIDED'].includes(statusOf(bill)));
}

export type Sum = { count: number; amount: number; currency: string };

/** Null when the bills are in several currencies: their sum is unknown, and a wrong one would pass a limit. */
export function sumOf(bills: readonly Invoice[], usualCurrency: string): Sum | null {
  const currencies = [...new Set(bills.map(({ currencyCode }) => currencyOf(currencyCode)))];
  if (currencies.length > 1) return null;
  const currency = currencies[0] ?? usualCurrency;
  const amount = bills.reduce((sum, { total }) => sum + minorOf(total, currency), 0);
  return { count: bills.length, amount, currency };
}

export function isPaid(bill: Invoice): boolean {
  return statusOf(bill) === 'PAID';
}

/** Approved or paid, and touched within 30 days: Xero does not list when a bill was approved, and rather counts one too many. */
export function approvedLately(bills: readonly Invoice[], now: Date): Invoice[] {
  const since = later(now, -30 * day).toISOString();
  return bills.filter((bill) => {
    const touched = [dayOf(bill.date), timeOf(bill.updatedDateUTC)].filter((time) => time !== null);
    return ['AUTHORISED', 'PAID'].includes(statusOf(bill)) && touched.some((time) => time >= since);
  });
}

export function lastPaidOn(bills: readonly Invoice[]): string | null {
  const days = bills.filter(isPaid).map(({ fullyPaidOnDate }) => dayOf(fullyPaidOnDate));
  return (
    days
      .filter((each) => each !== null)
      .toSorted()
      .at(-1) ?? null
  );
}
