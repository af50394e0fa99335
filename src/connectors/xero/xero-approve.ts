import type { Invoice } from 'xero-node/dist/gen/model/accounting/invoice.js';
import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import { type Applied, writeTool } from '../../domain/tool.ts';
import { currencyOf, inMoney, minorOf } from './amounts.ts';
import { billId } from './arguments.ts';
import { assertWaits, payableState } from './bill-state.ts';
import { getBill, statusOf } from './find-bill.ts';
import { addNote, historyOfBill, isMarked } from './history.ts';
import { setStatus } from './set-status.ts';
import type { XeroClient } from './xero-client.ts';
import type { XeroSettings } from './xero-config.ts';
import { xeroFailure } from './xero-failure.ts';
import { billRecord } from './xero-records.ts';

const input = z.object({
  bill_id: billId,
  amount: z
    .int()
    .positive()
    .max(9_999_999_999)
    .describe('What is due on the bill, in the smallest unit of its currency: 8400 is €84.00')
    .register(fieldLook, { title: 'Amount due', money: 'currency' }),
  currency: z
    .string()
    .regex(/^[a-z]{3}$/, 'Three small letters such as eur')
    .register(fieldLook, { title: 'Currency' }),
});
type Approval = z.infer<typeof input>;

/** Xero knows no “approve if unchanged”: the bill is read again at the last moment, and what is approved is what people saw. */
export function xeroApprove(settings: XeroSettings, client: XeroClient) {
  return writeTool({
    name: 'xero_approve_bill',
    system: 'xero',
    title: 'approve the bill for payment',
    description:
      'Approves a bill that waits (draft or submitted) for payment, at exactly the amount that is due on it.',
    input,
    bindings: { bill_id: 'bill' },
    risk: 'high',
    reversible: false,
    movesMoney: false,
    harm: 'A wrong or forged bill goes into the next payment run; after that it can only be voided or claimed back.',
    editable: [],
    says: ({ amount, currency }) => `Approve the bill for payment of ${inMoney(amount, currency)}`,
    preconditions: ({ bill_id }, { signal }) => payableState(client, bill_id, signal),
    execute: async (args, call) => {
      const bill = await getBill(client, args.bill_id, call.signal);
      assertWaits(bill);
      assertAmount(bill, args);
      await setStatus(client, args.bill_id, 'AUTHORISED', call);
      await sayWho(client, args, call);
      return applied(settings, bill, args);
    },
    lookUp: async (args, { key, signal }) => {
      const bill = await getBill(client, args.bill_id, signal);
      if (!['AUTHORISED', 'PAID'].includes(statusOf(bill))) return 'absent';
      if (await isMarked(client, args.bill_id, key, signal)) return applied(settings, bill, args);
      const found = applied(settings, bill, args);
      return { ...found, note: `${found.note} Xero does not say whether by this action or by a person.` };
    },
    isUndone: async ({ bill_id }, _applied, { signal }) => {
      const bill = await getBill(client, bill_id, signal);
      if (['AUTHORISED', 'PAID'].includes(statusOf(bill))) return false;
      const moved = (await historyOfBill(client, bill_id, signal)).findLast(({ kind }) => kind !== 'Note');
      return { at: moved?.at ? new Date(moved.at) : null };
    },
  });
}

function assertAmount(bill: Invoice, { amount, currency }: Approval): void {
  const actual = currencyOf(bill.currencyCode);
  const due = minorOf(bill.amountDue, actual);
  if (actual === currency && due === amount) return;
  throw xeroFailure({
    code: 'amount_changed',
    certainty: 'not_applied',
    message: `On the bill ${inMoney(due, actual)} is due, not ${inMoney(amount, currency)}. Read it again and propose anew.`,
  });
}

/** The bill is approved by now: when the note does not get there, the action is looked up, not repeated. */
async function sayWho(
  client: XeroClient,
  args: Approval,
  call: { key: string; signal: AbortSignal },
): Promise<void> {
  try {
    await addNote(
      client,
      args.bill_id,
      `Approved for payment by LeenOps: ${inMoney(args.amount, args.currency)}.`,
      call,
    );
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    throw xeroFailure({
      code: 'note_missing',
      certainty: 'unknown',
      message:
        'Xero approved the bill, but the note that says who did it was not written. Look at the bill in Xero.',
      cause: error,
    });
  }
}

function applied({ webUrl }: XeroSettings, bill: Invoice, { bill_id, amount, currency }: Approval): Applied {
  const number = bill.invoiceNumber || bill_id;
  return {
    record: billRecord(webUrl, bill_id, number),
    note: `Bill ${number} is approved for payment of ${inMoney(amount, currency)}.`,
  };
}
