import type { Facts } from '../../domain/policy.ts';
import type { Action } from '../../domain/proposal.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { day } from '../../lib/time.ts';
import { matchOf } from './match.ts';
import { type Bill, type ShortBill, type Vendor, billIn, orderIn, receiptsOf, vendorIn } from './records.ts';

/** The rules count in euros: in any other currency the sums are unknown, and unknown never relaxes a rule. */
const currency = 'eur';
const sameBillWithin = 10 * day;

export function facts(material: Material<JsonObject>): Facts {
  const bill = billIn(material);
  if (!bill) return {};
  const vendor = vendorIn(material);
  return {
    'bill waits': ['DRAFT', 'SUBMITTED'].includes(bill.status),
    'bill total': inEuros(bill.total, bill.currency),
    ...orderFacts(material, bill),
    ...(vendor ? vendorFacts(vendor, bill) : {}),
    'bills decided under this number': bill.same_number.filter(isDecided).length,
  };
}

function orderFacts(material: Material<JsonObject>, bill: Bill): Facts {
  if (bill.order_number === null) return { 'order found': false };
  const order = orderIn(material);
  if (!order) return {};
  const receipts = receiptsOf(material);
  const { lines, owed, difference } = matchOf(bill, order, receipts);
  const apart = difference === undefined ? undefined : Math.abs(difference);
  return {
    'order found': order.vendor.id !== null && order.vendor.id === bill.vendor.id,
    'order approved': ['AUTHORISED', 'BILLED'].includes(order.status),
    'articles that differ': lines.filter(({ problems }) => problems.some((problem) => problem !== 'price'))
      .length,
    difference: apart === undefined ? undefined : inEuros(apart, bill.currency),
    'difference in percent': owed && apart !== undefined ? (apart * 100) / owed : undefined,
    'receipts that cannot be read': receipts?.unreadable,
  };
}

function vendorFacts(vendor: Vendor, bill: Bill): Facts {
  const others = vendor.recent.filter(({ bill_id }) => bill_id !== bill.bill_id);
  const approved = vendor.approved_30d;
  return {
    'vendor known': vendor.status === 'ACTIVE' && vendor.bills_paid > 0,
    'bank details changed': changedSincePaid(vendor),
    'approved in 30 days':
      approved?.currency === currency && bill.currency === currency
        ? approved.amount + bill.total
        : undefined,
    'bills like this one': others.filter((other) => isLike(other, bill)).length,
    'bills decided for this order': others.filter(
      (other) => bill.order_number !== null && other.order_number === bill.order_number && isDecided(other),
    ).length,
  };
}

/** Nobody has yet paid to the account that the vendor has now. */
export function changedSincePaid({ bank_account: { changed_at }, last_paid_on }: Vendor): boolean {
  return changed_at !== null && (last_paid_on === null || changed_at.slice(0, 10) >= last_paid_on);
}

function isDecided({ status }: ShortBill): boolean {
  return status === 'AUTHORISED' || status === 'PAID';
}

/** Another number on the same sum within days: a rent comes back after a month, a copy sooner. */
function isLike(other: ShortBill, { total, currency: of, date }: Bill): boolean {
  if (other.total !== total || other.currency !== of || !other.date || !date) return false;
  return Math.abs(Date.parse(other.date) - Date.parse(date)) <= sameBillWithin;
}

function inEuros(minor: number, of: string): number | undefined {
  return of === currency ? minor : undefined;
}

/** `is what is due` is unknown while the bill was not read. */
export function actionFacts(material: Material<JsonObject>, action: Action): Facts {
  const bill = billIn(material);
  if (action.tool !== 'xero_approve_bill' || !bill) return {};
  const { bill_id, amount, currency: of } = action.args;
  return { 'is what is due': bill_id === bill.bill_id && amount === bill.amount_due && of === bill.currency };
}
