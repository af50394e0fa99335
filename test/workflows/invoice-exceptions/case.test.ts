import { describe, expect, test } from 'vitest';
import { quantityInWords, scaled, worth } from '../../../src/workflows/invoice-exceptions/exact.ts';
import { material, papers, workflow } from './cases.ts';
import type { Papers } from './cases.ts';

const sections = (changes?: Papers, unread?: Parameters<typeof material>[1]) =>
  workflow.caseSections(material(changes, unread), undefined as never);
const [line] = papers.xero_bill.lines;

describe('the three papers side by side', () => {
  test('nothing is marked where nothing differs', () => {
    const [papersSection] = sections();
    expect(papersSection?.comparison).toEqual({
      columns: ['Bill INV-1', 'Order PO-1', 'Received (DN-1)'],
      rows: [
        { label: 'OAK: quantity', cells: ['10', '10', '10'], differs: false },
        { label: 'OAK: price', cells: ['100.00 EUR', '100.00 EUR', '–'], differs: false },
        { label: 'Without tax', cells: ['€1,000.00', '€1,000.00', '–'], differs: false },
        { label: 'Tax', cells: ['€200.00', '€200.00', '–'], differs: false },
        { label: 'Total', cells: ['€1,200.00', '€1,200.00', '–'], differs: false },
      ],
    });
    expect(papersSection?.note).toBe('Everything that is billed was ordered at this price and received.');
  });

  test('what differs is marked, and the difference is said in money', () => {
    const lines = [
      { ...line!, quantity: 12, unit_price: '110.00', amount: 132_000 },
      { ...line!, item: 'GLUE', quantity: 1, unit_price: '5.00', amount: 500 },
    ];
    const [papersSection] = sections({ xero_bill: { lines, subtotal: 132_500 } });
    const marked = papersSection?.comparison?.rows.filter(({ differs }) => differs).map(({ label }) => label);
    expect(marked).toEqual(['OAK: quantity', 'OAK: price', 'GLUE: quantity', 'GLUE: price']);
    expect(papersSection?.note).toBe(
      'Without tax the bill is €325.00 (32.5 %) more than is owed for what was received.',
    );
  });

  test.each<[string, Papers, Parameters<typeof material>[1], string]>([
    [
      'no order',
      { xero_bill: { order_number: null } },
      [],
      'The bill names no purchase order: there is nothing to compare it with.',
    ],
    ['an order that was not read', {}, ['xero_purchase_order'], 'Purchase order PO-1 was not read.'],
    ['receipts that were not read', {}, ['xero_receipts'], 'What was received was not read.'],
  ])('%s is said', (_what, changes, unread, note) => {
    expect(sections(changes, unread)[0]?.note).toBe(note);
  });
});

test('a reviewer sees that nobody has paid to the new account yet', () => {
  const changed = sections({
    xero_vendor: { bank_account: { ending: '…8901', changed_at: '2026-11-20T09:00:00Z' } },
  });
  expect(changed[1]?.rows).toContainEqual({
    label: 'Bank account',
    value: '…8901, changed on 2026-11-20 and nothing was paid to it since',
  });
});

test('the run’s own things are its bill, that bill’s order and vendor, and the people of the books', () => {
  expect(workflow.scope(material())).toEqual({
    bill: ['INV-1', papers.xero_bill.bill_id],
    order: ['PO-1'],
    vendor: [papers.xero_bill.vendor.id],
    person: ['noor@example.com'],
  });
  expect(workflow.scope(material({}, ['xero_bill', 'xero_people']))).toMatchObject({
    bill: ['INV-1'],
    order: [],
    person: [],
  });
});

describe('money is exact', () => {
  test.each([
    ['3', '0.1', 'eur', 30],
    ['0.3333', '100.01', 'eur', 3333],
    ['1.005', '1', 'eur', 101],
    ['999999999', '9999.9999', 'eur', 999_999_989_000_000],
    ['3', '333.5', 'jpy', 1001],
    ['2', '1.2345', 'bhd', 2469],
  ])('%s pieces at %s %s', (quantity, price, currency, minor) => {
    expect(worth(scaled(quantity), scaled(price), currency)).toBe(minor);
  });

  test('what has five decimals is no number that was read', () => {
    expect(() => scaled('1.00001')).toThrow('four decimals');
    expect(quantityInWords(scaled(12.5))).toBe('12.5');
  });
});
