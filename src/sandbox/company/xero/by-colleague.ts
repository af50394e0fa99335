import { colleagues } from '../colleagues.ts';
import { getBill, updateBill } from './bills.ts';
import { addHistory } from './history-records.ts';
import type { BillStatus, XeroState } from './xero-state.ts';

/** What the API does, under a colleague’s name. */
export function moveBill(state: XeroState, id: string, status: BillStatus, now: Date): void {
  updateBill(state, id, { Invoices: [{ Status: status }] }, now, colleagues.books);
}

export function addNote(state: XeroState, id: string, text: string, now: Date): void {
  const body = { HistoryRecords: [{ Details: text }] };
  addHistory(state, getBill(state, id).id, body, now, colleagues.books);
}
