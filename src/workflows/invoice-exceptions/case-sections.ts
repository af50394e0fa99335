import type { CaseSection } from '../../domain/case-section.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { formatMoney } from '../../lib/money.ts';
import { comparisonOf } from './comparison.ts';
import { changedSincePaid } from './facts.ts';
import { type Bill, type Vendor, billIn, orderIn, receiptsOf, recordOf, vendorIn } from './records.ts';

/** The three papers side by side, where the money would go, and what the bill itself says. */
export function caseSections(material: Material<JsonObject>): CaseSection[] {
  const bill = billIn(material);
  if (!bill) return [{ title: 'Bill', rows: [], note: 'The bill was not read.' }];
  return [
    comparisonOf(bill, orderIn(material), receiptsOf(material)),
    vendorSection(material, bill),
    billSection(material, bill),
  ];
}

function vendorSection(material: Material<JsonObject>, bill: Bill): CaseSection {
  const vendor = vendorIn(material);
  const record = recordOf(material, 'xero_vendor');
  if (!vendor)
    return {
      title: 'Vendor',
      rows: [{ label: 'Name', value: bill.vendor.name }],
      note: 'Its history was not read.',
    };
  const { average_paid: average, approved_30d: approved, open, open_count } = vendor;
  const held = open.filter((each) => each.held).length;
  return {
    title: 'Vendor',
    rows: [
      { label: 'Name', value: vendor.name, ...(record ? { record } : {}) },
      { label: 'Bank account', value: bankInWords(vendor) },
      {
        label: 'Paid before',
        value: vendor.bills_paid
          ? `${vendor.bills_paid} bills${average ? `, ${inMoney(average)} on average` : ''}, last on ${vendor.last_paid_on ?? 'an unknown day'}`
          : 'never',
      },
      {
        label: 'Approved in 30 days',
        value: approved
          ? approved.count
            ? `${inMoney(approved)} in ${approved.count}`
            : 'nothing'
          : 'unknown: in several currencies',
      },
      {
        label: 'Waiting',
        value: `${open_count} ${open_count === 1 ? 'bill' : 'bills'}${held ? `, ${held} held` : ''}`,
      },
    ],
    ...(changedSincePaid(vendor)
      ? {
          note: 'Nobody has paid to this account yet: call the vendor back on a number from before the change.',
        }
      : {}),
  };
}

function bankInWords(vendor: Vendor): string {
  const { ending, changed_at } = vendor.bank_account;
  if (changed_at === null) return `${ending ?? 'none'}, no change on record`;
  const since = changedSincePaid(vendor) ? 'and nothing was paid to it since' : 'and paid to since';
  return `${ending ?? 'none'}, changed on ${changed_at.slice(0, 10)} ${since}`;
}

function billSection(material: Material<JsonObject>, bill: Bill): CaseSection {
  const record = recordOf(material, 'xero_bill');
  const words = bill.lines.map(({ description }) => description).filter(Boolean);
  const twins = bill.same_number.map(
    ({ status, date }) => `${status.toLowerCase()} of ${date ?? 'an unknown day'}`,
  );
  return {
    title: 'Bill',
    rows: [
      { label: 'Number', value: bill.number || 'none', ...(record ? { record } : {}) },
      {
        label: 'Due',
        value: `${inMoney({ amount: bill.amount_due, currency: bill.currency })} on ${bill.due_date ?? 'no day'}`,
      },
      { label: 'Status', value: `${bill.status.toLowerCase()}${bill.held ? ', held' : ''}` },
      { label: 'Owner', value: bill.owner?.name ?? 'nobody yet' },
      ...(twins.length ? [{ label: 'Same number', value: twins.join('; ') }] : []),
      ...(bill.attachments.length ? [{ label: 'Attached', value: bill.attachments.join(', ') }] : []),
      { label: 'Vendor wrote', value: words.join('\n') || 'nothing' },
    ],
  };
}

function inMoney({ amount, currency }: { amount: number; currency: string }): string {
  return formatMoney({ minor: amount, currency });
}
