import type { Line } from './history.ts';

/** Xero's own lines about a contact, such as `Bank account details changed`; a note may say anything and counts for nothing. */
const aboutBank = /bank account/i;

/** When the bank details of a vendor last changed, as far as Xero's history of the contact says; null when it says nothing. */
export function bankChangedAt(history: readonly Line[]): string | null {
  return (
    history.findLast(({ kind, text }) => kind !== 'Note' && aboutBank.test(`${kind} ${text}`))?.at ?? null
  );
}

/** The last four signs: enough to see a change by, too few to pay to. */
export function endingOf(account: string | undefined): string | null {
  const signs = (account ?? '').replaceAll(/[^A-Za-z0-9]/g, '');
  return signs.length > 4 ? `…${signs.slice(-4)}` : signs ? '…' : null;
}
