import { z } from 'zod';
import { historyObject } from './objects.ts';
import { invalid } from './xero-refusal.ts';
import type { XeroState } from './xero-state.ts';

const longest = 2_500;
const added = z.object({ HistoryRecords: z.array(z.object({ Details: z.string() })).min(1) });

/** GET …/History, newest first */
export function listHistory(state: XeroState, of: string) {
  const lines = state.history.filter((line) => line.of === of).toReversed();
  return { HistoryRecords: lines.map(historyObject) };
}

/** PUT …/History: a note, whatever state the record is in. It can be neither changed nor removed. */
export function addHistory(state: XeroState, of: string, body: unknown, now: Date, by = 'LeenOps') {
  const parsed = added.safeParse(body);
  if (!parsed.success) throw invalid('The body does not have the shape of this request');
  const lines = parsed.data.HistoryRecords.map(({ Details: text }) => {
    if (text.trim() === '') throw invalid('Details cannot be empty');
    if (text.length > longest) throw invalid(`Details must be at most ${longest} characters`);
    return { of, kind: 'Note', by, at: now.toISOString(), text };
  });
  state.history.push(...lines);
  return { HistoryRecords: lines.map(historyObject) };
}
