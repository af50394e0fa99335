import type { Choice } from './workflow.ts';
import { day } from '../lib/time.ts';

/** Why people undo what was carried out. What a system's own look-up finds has no reason. */
export const reversalReasons = [
  { code: 'was_wrong', label: 'It was wrong from the start' },
  { code: 'twice', label: 'It was done twice' },
  { code: 'changed_since', label: 'The case changed afterwards' },
  { code: 'customer_asked', label: 'The customer or vendor asked for it' },
  { code: 'did_not_hold', label: 'The other side did not take it' },
  { code: 'other', label: 'Something else' },
] as const satisfies readonly Choice[];

export type ReversalReason = (typeof reversalReasons)[number]['code'];

export function reasonInWords(code: string | null): string | null {
  return reversalReasons.find((reason) => reason.code === code)?.label ?? code;
}

/** When the system is asked whether an action still stands, in milliseconds after it was carried out. Nothing is asked later. */
export const undoneLooks = [day, 3 * day, 7 * day] as const;

/** As a system tells it; `at` is null where it does not say when. */
export type Undone = { at: Date | null };
