import { describe, expect, test } from 'vitest';
import { billIdOf } from '../../../src/sandbox/company/seed/seed-payables.ts';
import type { Fault } from '../../../src/sandbox/company/faults.ts';
import type { XeroBill, XeroState } from '../../../src/sandbox/company/xero/xero-state.ts';
import { readCall, writeCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';
import { match, openBooks } from './open-books.ts';

const changed = (change: (bill: XeroBill, state: XeroState) => void) => (state: XeroState) => {
  for (const bill of state.bills) if (bill.id === match.bill_id) change(bill, state);
};

describe('xero_approve_bill', () => {
  test('the bill waits for payment, and its history says by which action', async () => {
    const { xero, bill, notesOn, company } = await openBooks();
    const applied = await xero.approve.execute(match, writeCall('act_1'));
    expect(applied.note).toBe('Bill INV-2041 is approved for payment of €1,108.80.');
    expect(applied.record.url).toBe(`${company.url}/AccountsPayable/View.aspx?InvoiceID=${match.bill_id}`);
    expect(bill('INV-2041').status).toBe('AUTHORISED');
    expect(notesOn('INV-2041')).toEqual(['Approved for payment by LeenOps: €1,108.80. [leenops:act_1]']);
  });

  test('a draft is approved like a submitted one', async () => {
    const { xero, bill } = await openBooks({ change: changed((each) => (each.status = 'DRAFT')) });
    await xero.approve.execute(match, writeCall('act_1'));
    expect(bill('INV-2041').status).toBe('AUTHORISED');
  });

  test.each<[string, (bill: XeroBill, state: XeroState) => void, string]>([
    ['that was paid', (bill) => (bill.status = 'PAID'), 'wrong_status'],
    ['that was voided', (bill) => (bill.status = 'VOIDED'), 'wrong_status'],
    ['that somebody approved', (bill) => (bill.status = 'AUTHORISED'), 'wrong_status'],
    ['whose amount moved', (bill) => (bill.lines[0]!.price = 40), 'amount_changed'],
    ['in another currency', (bill) => (bill.currency = 'USD'), 'amount_changed'],
    [
      'in a locked period',
      (_bill, { organisation }) => (organisation.lockedUntil = '2026-11-19'),
      'period_locked',
    ],
    ['that is an invoice to a customer', (bill) => (bill.type = 'ACCREC'), 'resource_missing'],
  ])('a bill %s is refused, and certainly nothing happened', async (_what, change, code) => {
    const { xero, bill, notesOn } = await openBooks({ change: changed(change) });
    const before = bill('INV-2041').status;
    const failure = await failureOf(xero.approve.execute(match, writeCall('act_1')));
    expect(failure).toMatchObject({ system: 'xero', code, certainty: 'not_applied' });
    expect(bill('INV-2041').status).toBe(before);
    expect(notesOn('INV-2041')).toEqual([]);
  });

  test('a bill that is not there is refused', async () => {
    const { xero } = await openBooks();
    const failure = await failureOf(
      xero.approve.execute({ ...match, bill_id: billIdOf('INV-9999') }, writeCall('act_1')),
    );
    expect(failure).toMatchObject({ code: 'resource_missing', isMissing: true, certainty: 'not_applied' });
  });

  test.each<[string, Fault, string, string]>([
    ['busy', { kind: 'status', status: 429, retryAfter: 1 }, 'rate_limit', 'not_applied'],
    ['offline', { kind: 'status', status: 503 }, 'server_error', 'unknown'],
    ['broken', { kind: 'status', status: 500 }, 'server_error', 'unknown'],
    ['in conflict', { kind: 'status', status: 409 }, 'conflict', 'not_applied'],
    ['silent', { kind: 'silent' }, 'no_answer', 'unknown'],
  ])(
    'when Xero is %s the bill is not approved, and it is asked once',
    async (_what, fault, code, certainty) => {
      const { xero, bill, company, warm } = await openBooks({ config: { timeoutMs: 300 } });
      await warm();
      company.plan({ system: 'xero', method: 'POST', fault });
      const failure = await failureOf(xero.approve.execute(match, writeCall('act_1')));
      expect(failure).toMatchObject({ code, certainty });
      expect(bill('INV-2041').status).toBe('SUBMITTED');
      expect(company.requests().filter((request) => request.startsWith('POST /api.xro'))).toHaveLength(1);
      expect(await xero.approve.lookUp(match, writeCall('act_1'))).toBe('absent');
    },
  );

  test('after a lost answer the bill is found approved, and it is said that nobody knows by whom', async () => {
    const { xero, company, bill, warm } = await openBooks();
    await warm();
    company.plan({ system: 'xero', method: 'POST', fault: { kind: 'cut' } });
    const failure = await failureOf(xero.approve.execute(match, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'no_answer', certainty: 'unknown' });
    expect(bill('INV-2041').status).toBe('AUTHORISED');
    const found = await xero.approve.lookUp(match, writeCall('act_1'));
    expect(found).toMatchObject({ note: expect.stringContaining('does not say whether by this action') });
  });

  test('when only the note is lost, the approval stays and is looked up', async () => {
    const { xero, company, bill } = await openBooks();
    company.plan({ system: 'xero', method: 'PUT', fault: { kind: 'status', status: 429 } });
    const failure = await failureOf(xero.approve.execute(match, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'note_missing', certainty: 'unknown' });
    expect(bill('INV-2041').status).toBe('AUTHORISED');
    expect(await xero.approve.lookUp(match, writeCall('act_1'))).not.toBe('absent');
  });

  test('what an approval rests on names the bank details and the order', async () => {
    const { xero } = await openBooks();
    expect(await xero.approve.preconditions(match, readCall())).toEqual({
      'Bill status': 'waiting for approval',
      Total: '€1,108.80',
      'Amount due': '€1,108.80',
      'Vendor’s bank details last changed': 'not on record',
      'Purchase order': 'authorised',
    });
    const ember = { bill_id: billIdOf('INV-2045'), amount: 186_000, currency: 'eur' };
    expect(await xero.approve.preconditions(ember, readCall())).toMatchObject({
      'Vendor’s bank details last changed': '2026-11-17',
    });
  });

  test('an order that is not in Xero is said, not failed on', async () => {
    const { xero } = await openBooks({ change: changed((bill) => (bill.reference = 'PO-9999')) });
    expect(await xero.approve.preconditions(match, readCall())).toMatchObject({
      'Purchase order': 'not in Xero',
    });
  });

  test('a reviewer reads what will happen', async () => {
    const { xero } = await openBooks();
    expect(xero.approve.says(match)).toBe('Approve the bill for payment of €1,108.80');
  });
});
