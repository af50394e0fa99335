import { expect, test } from 'vitest';
import { hour, later } from '../../../src/lib/time.ts';
import { billIdOf } from '../../../src/sandbox/company/seed/seed-payables.ts';
import { writeCall } from '../../sandbox/company/open-company.ts';
import { match, openBooks, today } from './open-books.ts';

const soon = later(today, hour);
const bill = billIdOf('INV-2041');

async function onBill() {
  const opened = await openBooks();
  opened.setTime(soon);
  const act = (form: Record<string, string>) =>
    fetch(`${opened.company.url}/AccountsPayable/View.aspx?InvoiceID=${bill}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
  const deeds = async () => {
    const call = { since: soon, signal: AbortSignal.timeout(10_000) };
    const done = await opened.connector.byHand.deeds({ bill }, call);
    return done.map(({ tool, args, by }) => [tool, args['amount'] ?? args['owner_email'] ?? null, by]);
  };
  return { ...opened, act, deeds };
}

test('a bill that Ines approves is approved for what is due on it', async () => {
  const { act, deeds } = await onBill();
  const answer = await act({ act: 'approve' });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `/AccountsPayable/View.aspx?InvoiceID=${bill}`,
  ]);
  expect(await deeds()).toEqual([['xero_approve_bill', match.amount, 'person']]);
});

test.each([
  ['On hold until the pallets are here', [['xero_hold_bill', null, 'person']]],
  ['tomas@example.com, please look at the freight', [['xero_route_bill', 'tomas@example.com', 'person']]],
  ['Asked the vendor for the delivery slip', [['xero_ask_vendor', null, 'person']]],
  ['Thanks!', []],
])('the note “%s” is understood by its words', async (text, expected) => {
  const { act, deeds } = await onBill();
  await act({ act: 'note', text });
  expect(await deeds()).toEqual(expected);
});

test('what we write is ours', async () => {
  const { xero, deeds } = await onBill();
  await xero.hold.execute({ bill_id: bill, reason: 'The count differs.' }, writeCall('act_1'));
  const done = (await deeds()).map(([tool, , by]) => [tool, by]);
  expect(done).toEqual([
    ['xero_hold_bill', 'us'],
    ['xero_hold_bill', 'us'],
  ]);
});

test('an approval stands until the bill is voided, with the time when that was', async () => {
  const { xero, act } = await onBill();
  const applied = await xero.approve.execute(match, writeCall('act_1'));
  const isUndone = () => xero.approve.isUndone?.(match, applied, writeCall('act_1'));
  expect(await isUndone()).toBe(false);
  await act({ act: 'void' });
  expect(await isUndone()).toEqual({ at: soon });
});

test('a button that the page has not is refused', async () => {
  const { act } = await onBill();
  expect((await act({ act: 'pay' })).status).toBe(400);
});
