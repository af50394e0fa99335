import { expect, test } from 'vitest';
import { mostWaitingBills } from '../../../src/connectors/xero/waiting-bills.ts';
import { billIdOf } from '../../../src/sandbox/company/seed/seed-payables.ts';
import { later, minute } from '../../../src/lib/time.ts';
import { failureOf } from '../failure-of.ts';
import { openBooks, today } from './open-books.ts';

const signal = () => AbortSignal.timeout(5_000);
const note = (of: string, at: Date, text: string) => ({
  of,
  kind: 'Note',
  by: 'LeenOps',
  at: at.toISOString(),
  text,
});

test('bills about which nothing was decided are listed, named as people name them, with their last change', async () => {
  const { connector, bill } = await openBooks();
  const found = await connector.listWaitingBills(signal());
  expect(found.map((each) => each.bill).toSorted()).toEqual([
    'INV-1987',
    'INV-2041',
    'INV-2042',
    'INV-2043',
    'INV-2044',
    'INV-2045',
    'INV-2046',
    'QC-0007',
  ]);
  expect(found.find((each) => each.bill === 'INV-2041')?.updatedAt).toBe(bill('INV-2041').updatedAt);
});

test('two that wait under one number are named by their ids, and a number that nobody can type, too', async () => {
  const { connector } = await openBooks({
    change: ({ bills }) => {
      for (const each of bills) {
        if (each.id === billIdOf('INV-1987')) each.status = 'DRAFT';
        if (each.number === 'INV-2041') each.number = '<@U0ADA> №1';
      }
    },
  });
  const found = (await connector.listWaitingBills(signal())).map(({ bill }) => bill);
  expect(found).toEqual(
    expect.arrayContaining([billIdOf('INV-1987'), billIdOf('INV-1987', 2), billIdOf('INV-2041')]),
  );
  expect(found).not.toContain('INV-1987');
});

test('one that LeenOps held waits for people, and is listed again when somebody else changed it', async () => {
  const id = billIdOf('INV-2042');
  const held = note(id, today, 'Held by LeenOps: the price. [leenops:act_k3v9x0m2p4qz]');
  const edited = (by: string) => ({
    ...held,
    kind: 'Edited',
    by,
    text: '',
    at: later(today, minute).toISOString(),
  });
  const names = async (...lines: (typeof held)[]) => {
    const { connector } = await openBooks({ change: ({ history }) => void history.push(...lines) });
    return (await connector.listWaitingBills(signal())).map(({ bill }) => bill);
  };
  expect(await names(held, edited(held.by))).not.toContain('INV-2042');
  expect(await names(held, edited(held.by), edited('Ines Carvalho'))).toContain('INV-2042');
  expect(await names({ ...held, by: 'Mallory', text: 'Held by LeenOps: not at all' })).toContain('INV-2042');
});

test('of more than fifty the fifty that changed last', async () => {
  const { connector, company } = await openBooks({
    change: ({ bills }) => {
      const [first] = bills;
      if (!first) return;
      for (let nth = 0; nth < 60; nth += 1)
        bills.push({
          ...first,
          id: billIdOf(`NEW-${nth}`),
          number: `NEW-${nth}`,
          status: 'DRAFT',
          updatedAt: later(today, -nth * minute).toISOString(),
        });
    },
  });
  const found = await connector.listWaitingBills(signal());
  expect(found).toHaveLength(mostWaitingBills);
  expect([found[0]?.bill, found.at(-1)?.bill]).toEqual(['NEW-0', 'NEW-49']);
  expect(company.requests().filter((request) => request.endsWith('/History'))).toHaveLength(mostWaitingBills);
});

test('a busy Xero is a failure that may pass', async () => {
  const { connector, company, warm } = await openBooks({ config: { patienceMs: 0 } });
  await warm();
  company.plan({ system: 'xero', method: 'GET', fault: { kind: 'status', status: 429 } });
  expect(await failureOf(connector.listWaitingBills(signal()))).toMatchObject({
    code: 'rate_limit',
    mayPass: true,
  });
});
