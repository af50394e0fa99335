import { z } from 'zod';
import { billObject, totalsOf } from './objects.ts';
import { badQuery, invalid, notFound } from './xero-refusal.ts';
import type { BillStatus, XeroBill, XeroState } from './xero-state.ts';

const filter = /^Type=="(ACCPAY|ACCREC)"(?: AND Date>=DateTime\((\d{4}),(\d{1,2}),(\d{1,2})\))?$/;

/** GET /Invoices */
export function listBills(state: XeroState, query: URLSearchParams) {
  const [, type, year, month, day] = filterIn(query);
  const since = year ? Date.UTC(Number(year), Number(month) - 1, Number(day)) : 0;
  const numbers = listIn(query, 'InvoiceNumbers');
  const contacts = listIn(query, 'ContactIDs');
  const statuses = listIn(query, 'Statuses');
  const found = state.bills
    .filter((bill) => !type || bill.type === type)
    .filter(({ date }) => Date.parse(date) >= since)
    .filter(({ number }) => !numbers || numbers.includes(number))
    .filter(({ contact }) => !contacts || contacts.includes(contact))
    .filter(({ status }) => !statuses || statuses.includes(status))
    .toSorted(orderIn(query));
  return { Invoices: pageOf(found, query).map((bill) => billObject(state, bill, query.has('page'))) };
}

function filterIn(query: URLSearchParams): readonly (string | undefined)[] {
  const where = query.get('where');
  if (where === null) return [];
  const match = filter.exec(where);
  if (!match) throw badQuery('The where clause cannot be parsed');
  return match;
}

function orderIn(query: URLSearchParams): (a: XeroBill, b: XeroBill) => number {
  const order = query.get('order') ?? 'Date DESC';
  if (order === 'Date DESC') return (a, b) => b.date.localeCompare(a.date);
  if (order === 'UpdatedDateUTC DESC') return (a, b) => b.updatedAt.localeCompare(a.updatedAt);
  throw badQuery('The order clause cannot be parsed');
}

function listIn(query: URLSearchParams, name: string): string[] | undefined {
  return query.get(name)?.split(',');
}

export function pageOf<T>(records: readonly T[], query: URLSearchParams): T[] {
  const size = Number(query.get('pageSize') ?? 100);
  const page = Number(query.get('page') ?? 1);
  if (!Number.isInteger(page) || page < 1 || !Number.isInteger(size) || size < 1 || size > 1_000)
    throw badQuery('The page or the pageSize is not valid');
  return records.slice((page - 1) * size, page * size);
}

export function getBill(state: XeroState, id: string): XeroBill {
  const bill = state.bills.find((each) => each.id === id);
  if (!bill) throw notFound();
  return bill;
}

/** From each status, the ones that the API lets a bill go to. */
const transitions: Record<BillStatus, readonly BillStatus[]> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'DRAFT', 'AUTHORISED', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  PAID: [],
  VOIDED: [],
  DELETED: [],
};

const update = z.object({ Invoices: z.array(z.object({ Status: z.string() })).length(1) });

/** POST /Invoices/:id: only the status can be changed here. */
export function updateBill(state: XeroState, id: string, body: unknown, now: Date, by = 'LeenOps') {
  const bill = getBill(state, id);
  const parsed = update.safeParse(body);
  if (!parsed.success) throw invalid('The body does not have the shape of this request');
  const wanted = parsed.data.Invoices[0]?.Status as BillStatus;
  if (!transitions[bill.status].includes(wanted))
    throw invalid('Invoice not of valid status for modification');
  assertOpenPeriod(state, bill);
  if (wanted === 'AUTHORISED') assertComplete(bill);
  if (wanted !== bill.status) {
    state.history.push({
      of: id,
      kind: wanted === 'AUTHORISED' ? 'Approved' : wanted === 'VOIDED' ? 'Voided' : 'Edited',
      by,
      at: now.toISOString(),
      text: `Status changed from ${bill.status} to ${wanted}`,
    });
    bill.status = wanted;
    bill.updatedAt = now.toISOString();
  }
  return { Invoices: [billObject(state, bill)] };
}

function assertOpenPeriod({ organisation: { lockedUntil } }: XeroState, { date }: XeroBill): void {
  if (lockedUntil && date.slice(0, 10) <= lockedUntil)
    throw invalid(`The document date cannot be before the period lock date ${lockedUntil}`);
}

function assertComplete(bill: XeroBill): void {
  if (!bill.lines.length || totalsOf(bill.lines).total <= 0)
    throw invalid(
      'One or more line items must be specified',
      'The Total for this document must be greater than zero',
    );
}
