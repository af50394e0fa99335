import type { Invoice } from 'xero-node/dist/gen/model/accounting/invoice.js';
import type { Applied, WriteCall } from '../../domain/tool.ts';
import { assertWaits, openState } from './bill-state.ts';
import { getBill } from './find-bill.ts';
import { addNote, isMarked } from './history.ts';
import type { XeroClient } from './xero-client.ts';
import type { XeroSettings } from './xero-config.ts';
import { billRecord } from './xero-records.ts';

type Note = {
  billId: string;
  text: string;
  note: string;
  /** What else belongs to the action; found done, it is not done again. */
  also?: { isDone(bill: Invoice): boolean; make(bill: Invoice, call: WriteCall): Promise<void> };
};

/** Writes a note on a bill that waits, once per key: Xero keeps idempotency keys for minutes only, the mark in the note stays. */
export async function writeNote(
  { webUrl }: XeroSettings,
  client: XeroClient,
  { billId, text, note, also }: Note,
  call: WriteCall,
): Promise<Applied> {
  const bill = await getBill(client, billId, call.signal);
  assertWaits(bill);
  if (!(await isMarked(client, billId, call.key, call.signal))) await addNote(client, billId, text, call);
  if (also && !also.isDone(bill)) await also.make(bill, call);
  return appliedNote(webUrl, bill, billId, note);
}

export async function lookUpNote(
  { webUrl }: XeroSettings,
  client: XeroClient,
  { billId, note, also }: Omit<Note, 'text'>,
  { key, signal }: WriteCall,
): Promise<Applied | 'absent'> {
  if (!(await isMarked(client, billId, key, signal))) return 'absent';
  const bill = await getBill(client, billId, signal);
  return also && !also.isDone(bill) ? 'absent' : appliedNote(webUrl, bill, billId, note);
}

export async function waitingState(client: XeroClient, billId: string, signal: AbortSignal) {
  return openState(await getBill(client, billId, signal));
}

function appliedNote(webUrl: string, bill: Invoice, billId: string, note: string): Applied {
  const number = bill.invoiceNumber || billId;
  return { record: billRecord(webUrl, billId, number), note: `Bill ${number}: ${note}` };
}
