import type { HistoryLine, XeroBill, XeroLine, XeroOrder, XeroState } from '../xero/xero-state.ts';
import { dateOf, daysAgo } from './days-ago.ts';
import {
  type SeedBill,
  type SeedPurchase,
  type SeedVendor,
  seedBills,
  seedPurchases,
  seedVendors,
} from './payables.ts';

/** Hearth & Pine's Xero organisation. */
export function seedPayables(now: Date): XeroState {
  return {
    organisation: {
      id: '0a0a0000-0000-4000-8000-000000000001',
      name: 'Hearth & Pine',
      lockedUntil: dateOf(now, 400),
    },
    users: [
      user(1, 'Noor', 'Haddad', 'noor@example.com', 'FINANCIALADVISER'),
      user(2, 'Ines', 'Carvalho', 'ines@example.com', 'STANDARD'),
      user(3, 'Tomas', 'Berg', 'tomas@example.com', 'STANDARD'),
    ],
    contacts: seedVendors.map(({ key, name, email, bank }) => ({
      id: vendorIdOf(key),
      name,
      email,
      status: 'ACTIVE',
      bankAccount: bank,
    })),
    bills: [
      ...seedVendors.flatMap((vendor) => earlierBills(vendor, now)),
      ...seedBills.map((seed) => billOf(seed, now)),
    ],
    orders: seedPurchases.map((seed) => orderOf(seed, now)),
    history: [
      ...seedVendors.flatMap((vendor) => bankHistory(vendor, now)),
      ...seedPurchases.flatMap((seed) => receiptNotes(seed, now)),
    ],
    tokens: {},
    answers: {},
  };
}

export function billIdOf(number: string, copy = 1): string {
  return `b111000${copy === 1 ? 0 : copy}-0000-4000-8000-${number.replaceAll(/\D/g, '').padStart(12, '0')}`;
}

export function vendorIdOf(key: string): string {
  const index = seedVendors.findIndex((vendor) => vendor.key === key) + 1;
  return `c0000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

function user(index: number, first: string, last: string, email: string, role: string) {
  return { id: `e0000000-0000-4000-8000-${String(index).padStart(12, '0')}`, first, last, email, role };
}

function lineOf([item, description, quantity, price, tax = 'INPUT2']: SeedBill['lines'][number]): XeroLine {
  return { item, description, quantity, price, tax };
}

function billOf({ number, copy, vendor, order, days, status, lines }: SeedBill, now: Date): XeroBill {
  return {
    id: billIdOf(number, copy),
    type: 'ACCPAY',
    contact: vendorIdOf(vendor),
    number,
    reference: order ?? '',
    date: dateOf(now, days),
    dueDate: dateOf(now, days - 30),
    currency: 'EUR',
    lines: lines.map(lineOf),
    attachments: [`${number}.pdf`],
    updatedAt: daysAgo(now, days).toISOString(),
    status,
    paidOn: status === 'PAID' ? dateOf(now, days - 8) : null,
  };
}

/** One a month, from two months ago backwards, a little different each time. */
function earlierBills({ key, paidBefore }: SeedVendor, now: Date): XeroBill[] {
  const { count = 0, euros = 0 } = paidBefore ?? {};
  return Array.from({ length: count }, (_, index) => {
    const days = 62 + index * 30;
    const line: SeedBill['lines'][number] = ['EARLIER', 'Earlier delivery', 1, euros + (index % 3) * 40];
    const number = `${key.slice(0, 3).toUpperCase()}-${1_000 + count - index}`;
    const seed: SeedBill = { number, vendor: key, order: null, days, status: 'PAID', lines: [line] };
    const bill = billOf(seed, now);
    return { ...bill, id: bill.id.replace('b1110000', `b222${vendorIdOf(key).slice(-4)}`) };
  });
}

function orderOf({ number, vendor, days, lines, received }: SeedPurchase, now: Date): XeroOrder {
  return {
    id: `d0000000-0000-4000-8000-${number.replaceAll(/\D/g, '').padStart(12, '0')}`,
    contact: vendorIdOf(vendor),
    number,
    reference: '',
    date: dateOf(now, days),
    dueDate: dateOf(now, days - 10),
    currency: 'EUR',
    lines: lines.map(lineOf),
    attachments: received
      .flatMap((goods) => /slip (DN-\d+)/.exec(goods)?.[1] ?? [])
      .map((slip) => `${slip}.pdf`),
    updatedAt: daysAgo(now, days).toISOString(),
    status: 'AUTHORISED',
  };
}

function receiptNotes(seed: SeedPurchase, now: Date): HistoryLine[] {
  const of = orderOf(seed, now).id;
  return seed.received.map((goods, index) => {
    const days = seed.days - 8 - index;
    const at = daysAgo(now, days).toISOString();
    return { of, kind: 'Note', by: 'Tomas Berg', at, text: `Received ${dateOf(now, days)}: ${goods}` };
  });
}

function bankHistory({ key, bankChanged }: SeedVendor, now: Date): HistoryLine[] {
  const of = vendorIdOf(key);
  const created = { of, kind: 'Created', by: 'Ines Carvalho', at: daysAgo(now, 700).toISOString(), text: '' };
  if (bankChanged === undefined) return [created];
  const at = daysAgo(now, bankChanged).toISOString();
  return [created, { of, kind: 'Edited', by: 'Ines Carvalho', at, text: 'Bank account details changed' }];
}
