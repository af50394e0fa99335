import { expect, test } from 'vitest';
import { billIdOf } from '../../../src/sandbox/company/seed/seed-payables.ts';
import { readCall, writeCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';
import { openBooks } from './open-books.ts';

const told = (...ids: string[]) => ({
  event: 'INVOICE.UPDATE',
  payload: {
    events: ids.map((resourceId) => ({
      resourceId,
      eventCategory: 'INVOICE',
      eventType: 'UPDATE',
      eventDateUtc: '2026-11-20T11:59:58.123',
      tenantId: 't1',
    })),
  },
});

test('Xero names ids only: what waits becomes its number and its last change, each once; the rest is left out', async () => {
  const { connector, bill } = await openBooks();
  const ids = [billIdOf('INV-2041'), billIdOf('INV-2041').toUpperCase(), billIdOf('INV-2042')];
  const nowhere = '99999999-9999-4999-8999-999999999999';
  expect(await connector.arrivals(told(...ids, nowhere), readCall())).toEqual([
    { intake: { bill: 'INV-2041' }, change: bill('INV-2041').updatedAt },
    { intake: { bill: 'INV-2042' }, change: bill('INV-2042').updatedAt },
  ]);
});

test('what is decided, and what we ask a customer to pay, waits for nobody', async () => {
  const { connector } = await openBooks({
    change: ({ bills }) => {
      for (const bill of bills) {
        if (bill.number === 'INV-2041') bill.status = 'AUTHORISED';
        if (bill.number === 'INV-2042') bill.type = 'ACCREC';
      }
    },
  });
  const ids = [billIdOf('INV-2041'), billIdOf('INV-2042')];
  expect(await connector.arrivals(told(...ids), readCall())).toEqual([]);
});

test('what we did ourselves is nothing new, until somebody else touches the bill', async () => {
  let touch = () => {};
  const { connector, xero, setTime } = await openBooks({
    change: ({ history, bills }) => {
      touch = () => {
        const bill = bills.find(({ number }) => number === 'INV-2043')!;
        bill.updatedAt = '2026-11-20T14:00:00.000Z';
        const line = {
          of: bill.id,
          kind: 'Edited',
          by: 'Ines Carvalho',
          at: bill.updatedAt,
          text: 'Quantity',
        };
        history.push(line);
      };
    },
  });
  const bill_id = billIdOf('INV-2043');
  expect(await connector.arrivals(told(bill_id), readCall())).toHaveLength(1);
  await xero.hold.execute({ bill_id, reason: 'Eight panels did not come.' }, writeCall('act_1'));
  expect(await connector.arrivals(told(bill_id), readCall())).toEqual([]);
  setTime(new Date('2026-11-20T14:00:00Z'));
  touch();
  expect(await connector.arrivals(told(bill_id), readCall())).toEqual([
    { intake: { bill: 'INV-2043' }, change: '2026-11-20T14:00:00.000Z' },
  ]);
});

test('of two that wait under one number, the one that is meant is named by its id', async () => {
  const { connector } = await openBooks({
    change: ({ bills }) => {
      const bill = bills.find(({ number }) => number === 'INV-2041')!;
      bills.push({ ...bill, id: billIdOf('INV-2041', 2) });
    },
  });
  const id = billIdOf('INV-2041', 2);
  expect(await connector.arrivals(told(id), readCall())).toMatchObject([{ intake: { bill: id } }]);
});

test('Xero tries us with no events, tells of contacts, and may be silent when it is asked', async () => {
  const { connector, company, warm } = await openBooks({ config: { patienceMs: 100 } });
  expect(await connector.arrivals(told(), readCall())).toEqual([]);
  const contact = { events: [{ eventCategory: 'CONTACT', eventType: 'UPDATE', resourceId: 'c1' }] };
  expect(await connector.arrivals({ event: 'CONTACT.UPDATE', payload: contact }, readCall())).toEqual([]);
  await warm();
  company.plan({ system: 'xero', times: 5, fault: { kind: 'status', status: 429 } });
  const id = billIdOf('INV-2041');
  expect(await failureOf(connector.arrivals(told(id), readCall()))).toMatchObject({ code: 'rate_limit' });
  await expect(connector.arrivals(told('no id'), readCall())).rejects.toMatchObject({ name: 'ZodError' });
});
