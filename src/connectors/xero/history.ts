import type { HistoryRecord } from 'xero-node/dist/gen/model/accounting/historyRecord.js';
import { timeOf } from './amounts.ts';
import type { XeroClient } from './xero-client.ts';

/** One line of a record's history. Only a `Note` was written by somebody; everything else Xero wrote itself. */
export type Line = { kind: string; by: string; at: string; text: string };

/** Oldest first. Xero lists the newest first, which decides between two of the same moment. */
export function linesOf(records: readonly HistoryRecord[] | undefined): Line[] {
  return (records ?? [])
    .map(({ changes, user, dateUTC, details }) => ({
      kind: changes ?? '',
      by: user ?? '',
      at: timeOf(dateUTC) ?? '',
      text: details ?? '',
    }))
    .toReversed()
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

export function notesIn(lines: readonly Line[]): Line[] {
  return lines.filter(({ kind }) => kind === 'Note');
}

export async function historyOfBill(
  client: XeroClient,
  billId: string,
  signal: AbortSignal,
): Promise<Line[]> {
  const { historyRecords } = await client.read(signal, (api, tenant) =>
    api.getInvoiceHistory(tenant, billId),
  );
  return linesOf(historyRecords);
}

/** Which action wrote a note: the key that it is found again by. */
export function markOf(key: string): string {
  return `[leenops:${key}]`;
}

/** Whether the last who touched the record is the account that writes our marked notes: Xero names it as it pleases. */
export function isByUs(lines: readonly Line[]): boolean {
  const ours = new Set(notesIn(lines).flatMap(({ text, by }) => (anyMark.test(text) ? by : [])));
  const last = lines.at(-1);
  return last !== undefined && ours.has(last.by);
}

/** Whether a note is one of ours, of whatever action. */
export function isMarkedText(text: string): boolean {
  return anyMark.test(text);
}

const anyMark = /\[leenops:act_\w+\]$/;

export async function isMarked(
  client: XeroClient,
  billId: string,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const lines = await historyOfBill(client, billId, signal);
  return notesIn(lines).some(({ text }) => text.endsWith(markOf(key)));
}

/** Adds a note with the action's mark; under the same key Xero writes it once. */
export async function addNote(
  client: XeroClient,
  billId: string,
  text: string,
  { key, signal }: { key: string; signal: AbortSignal },
): Promise<void> {
  const note = { historyRecords: [{ details: `${text} ${markOf(key)}` }] };
  await client.write(signal, (api, tenant) => api.createInvoiceHistory(tenant, billId, note, `${key}-note`));
}

const owner = /^Owner: (?<name>[^<>]{1,200}) <(?<email>[^<>\s]{3,254})> \(LeenOps\)/;
const held = /^Held by LeenOps: /;

export function ownerNote(person: { name: string; email: string }, reason: string): string {
  return `Owner: ${person.name.replaceAll(/[<>]/g, '')} <${person.email}> (LeenOps). ${reason}`;
}

export function heldNote(reason: string): string {
  return `Held by LeenOps: ${reason}`;
}

/** Xero has no owner of a bill: the last note of ours that names one is it. */
export function ownerIn(notes: readonly Line[]): { name: string; email: string } | null {
  const groups = notes.map(({ text }) => owner.exec(text)?.groups).findLast(Boolean);
  return groups ? { name: groups['name'] ?? '', email: groups['email'] ?? '' } : null;
}

export function isHeld(notes: readonly Line[]): boolean {
  return notes.some(({ text }) => held.test(text));
}
