import type { ExecutionView, ReversalView } from '../../../domain/run-view.ts';
import { reasonInWords } from '../../../domain/reversal.ts';
import { clip, oneLine } from '../../text.ts';
import { actor } from '../parts/actor.ts';
import type { Part } from '../parts/rich-text.ts';
import { at, bold } from '../parts/rich-text.ts';

/** `Undone on 24 Nov at 10:12`: stands behind what became of an action. */
export function undoneMark({ reversal }: Pick<ExecutionView, 'reversal'>): Part[] {
  return reversal ? [' ', bold('Undone'), ' ', at(reversal.reversedAt), '.'] : [];
}

/** Who put it on record, and why. */
export function undoneInWords({ by, reason, note }: ReversalView): Part[] {
  const said = note ? ` – “${clip(oneLine(note), 200)}”` : '';
  if (by.kind !== 'person') return [bold('undone'), ', as its system says'];
  return [bold('undone'), ', says ', actor(by), `: ${reasonInWords(reason) ?? 'no reason given'}${said}`];
}
