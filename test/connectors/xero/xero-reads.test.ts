import { describe, expect, test } from 'vitest';
import { billIdOf, vendorIdOf } from '../../../src/sandbox/company/seed/seed-payables.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { readCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';
import { openBooks } from './open-books.ts';

describe('xero_bill', () => {
  test('a bill is read by its number, to the cent and with the order that it names', async () => {
    const { xero } = await openBooks();
    const { data, record } = await xero.bill.read({ bill: 'INV-2043' }, readCall());
    expect(data).toMatchObject({
      bill_id: billIdOf('INV-2043'),
      status: 'SUBMITTED',
      order_number: 'PO-1191',
      currency: 'eur',
      subtotal: 224_500,
      tax: 44_900,
      total: 269_400,
      amount_due: 269_400,
      date: '2026-11-17',
      owner: null,
      held: false,
      attachments: ['INV-2043.pdf'],
    });
    expect((data as JsonObject)['lines']).toMatchObject([
      { item: 'PINE-PANEL', quantity: 40, unit_price: '54.00', amount: 216_000, tax_type: 'INPUT2' },
      { item: 'PALLET' },
    ]);
    expect(record.label).toBe('Bill INV-2043');
  });

  test('of two bills with one number the one that waits is meant, and the other is shown beside it', async () => {
    const { xero } = await openBooks();
    const { data } = await xero.bill.read({ bill: 'INV-1987' }, readCall());
    expect(data).toMatchObject({
      bill_id: billIdOf('INV-1987', 2),
      same_number: [{ bill_id: billIdOf('INV-1987'), status: 'PAID' }],
    });
  });

  test('two that wait under one number are for a person to tell apart, by id', async () => {
    const { xero } = await openBooks({
      change: ({ bills }) => {
        for (const bill of bills) if (bill.id === billIdOf('INV-1987')) bill.status = 'SUBMITTED';
      },
    });
    const failure = await failureOf(xero.bill.read({ bill: 'INV-1987' }, readCall()));
    expect(failure).toMatchObject({ code: 'several_records' });
    const { data } = await xero.bill.read({ bill: billIdOf('INV-1987') }, readCall());
    expect(data).toMatchObject({ bill_id: billIdOf('INV-1987') });
  });

  test('a price with four decimals stays what it was', async () => {
    const { xero } = await openBooks({
      change: ({ bills }) => {
        for (const bill of bills) if (bill.number === 'INV-2041') bill.lines[0]!.price = 38.5025;
      },
    });
    const { data } = await xero.bill.read({ bill: 'INV-2041' }, readCall());
    expect(data).toMatchObject({ lines: [{ unit_price: '38.5025', amount: 92_406 }] });
  });

  test('an order that stands in the words of a line is found too', async () => {
    const { xero } = await openBooks({
      change: ({ bills }) => {
        for (const bill of bills)
          if (bill.number === 'INV-2041') {
            bill.reference = '';
            bill.lines[0]!.description = 'Oak boards, your order PO 1187';
          }
      },
    });
    const { data } = await xero.bill.read({ bill: 'INV-2041' }, readCall());
    expect(data).toMatchObject({ order_number: 'PO-1187' });
  });

  test('a number that nobody has is missing', async () => {
    const { xero } = await openBooks();
    expect(await failureOf(xero.bill.read({ bill: 'INV-1' }, readCall()))).toMatchObject({ isMissing: true });
  });

  test.each(['INV-1" OR "1', '', '../Users'])(
    'the number %j is refused before anything is sent',
    async (bill) => {
      const { xero, company } = await openBooks();
      await expect(xero.bill.read({ bill }, readCall())).rejects.toThrow();
      expect(company.requests()).toEqual([]);
    },
  );
});

describe('xero_receipts', () => {
  const received = async (...notes: [kind: string, text: string][]) => {
    const { xero } = await openBooks({
      change: ({ orders, history }) => {
        const of = orders.find(({ number }) => number === 'PO-1193')?.id ?? '';
        for (const [kind, text] of notes)
          history.push({ of, kind, by: 'Tomas Berg', at: '2026-11-20T09:00:00Z', text });
      },
    });
    return (await xero.receipts.read({ order_number: 'PO-1193' }, readCall())).data;
  };

  test('deliveries add up, and what went back is taken off', async () => {
    expect(await received(['Note', 'Returned 2026-11-19: 2.5 x TRIVET-IRON (slip RT-3)'])).toMatchObject({
      received: [{ item: 'TRIVET-IRON', quantity: 97.5 }],
      unreadable: 0,
      attachments: ['DN-7750.pdf', 'DN-7752.pdf'],
    });
  });

  test.each([
    ['Received all of it'],
    ['Received 2026-11-19: forty × TRIVET-IRON'],
    ['Received 2026-99-19: 40 × TRIVET-IRON'],
    ['Received 2026-11-19: 40 × TRIVET-IRON, some more'],
  ])('“%s” counts for nothing and is said to be there', async (text) => {
    expect(await received(['Note', text])).toMatchObject({
      received: [{ item: 'TRIVET-IRON', quantity: 100 }],
      unreadable: 1,
    });
  });

  test('only what a person noted is a receipt', async () => {
    expect(await received(['Edited', 'Received 2026-11-19: 40 × TRIVET-IRON'])).toMatchObject({
      received: [{ item: 'TRIVET-IRON', quantity: 100 }],
    });
  });
});

describe('xero_vendor', () => {
  const read = async (key: string, change?: Parameters<typeof openBooks>[0]) =>
    (await (await openBooks(change)).xero.vendor.read({ vendor_id: vendorIdOf(key) }, readCall())).data;

  test('what was paid, on average and lately, and what waits', async () => {
    expect(await read('nordlys')).toMatchObject({
      bills_paid: 10,
      average_paid: { currency: 'eur', amount: 138_360 },
      last_paid_on: '2026-10-19',
      open_count: 3,
      approved_30d: { count: 0, amount: 0, currency: 'eur' },
      bank_account: { ending: '…7947', changed_at: null },
    });
  });

  test('when the bank details changed, by Xero’s own word and nobody’s note', async () => {
    expect(await read('ember')).toMatchObject({ bank_account: { changed_at: '2026-11-17T12:00:00.000Z' } });
    const note = {
      of: vendorIdOf('nordlys'),
      kind: 'Note',
      by: 'X',
      at: '2026-11-19T12:00:00Z',
      text: 'bank account ok',
    };
    const noted = await read('nordlys', { change: ({ history }) => void history.push(note) });
    expect(noted).toMatchObject({ bank_account: { changed_at: null } });
  });

  test('a sum over two currencies is unknown', async () => {
    const mixed = await read('nordlys', {
      change: ({ bills }) => {
        const [first, second] = bills.filter(
          ({ contact, status }) => contact === vendorIdOf('nordlys') && status === 'PAID',
        );
        for (const bill of [first!, second!]) bill.updatedAt = '2026-11-18T09:00:00Z';
        first!.currency = 'USD';
      },
    });
    expect(mixed).toMatchObject({ approved_30d: null, average_paid: null });
  });

  test('pages are walked to the end, and too many are for a person', async () => {
    const many = (count: number) => ({
      change: ({ bills }: { bills: { id: string; contact: string }[] }) => {
        const one = bills.find(({ contact }) => contact === vendorIdOf('harbour'))!;
        for (let index = 0; index < count; index++) bills.push({ ...one, id: `many-${index}` });
      },
    });
    expect(await read('harbour', many(230))).toMatchObject({ bills_paid: 241 });
    const { xero } = await openBooks(many(1_000));
    const failure = await failureOf(xero.vendor.read({ vendor_id: vendorIdOf('harbour') }, readCall()));
    expect(failure).toMatchObject({ code: 'too_many_records', certainty: 'not_applied' });
  });
});
