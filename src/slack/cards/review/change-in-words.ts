import type { FieldChange, ProposalBody } from '../../../domain/proposal.ts';
import { moneyOf } from '../parts/amounts.ts';
import { labelOf } from './arguments.ts';

export type ChangeInWords = { title: string; from: string; to: string };

/** A changed argument as people read it. Changes hold plain values; an amount's currency stands beside it in the action. */
export function changeInWords(change: FieldChange, body: ProposalBody | null): ChangeInWords {
  const args = body?.actions.find(({ tool }) => tool === change.action)?.args;
  const read = (value: string) => (args && moneyOf(args, change.field, Number(value))) ?? value;
  return { title: labelOf(change.field), from: read(change.from), to: read(change.to) };
}
