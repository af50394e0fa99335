import type { ReviewView, RunView } from '../../../domain/run-view.ts';
import type { Paragraph } from '../parts/rich-text.ts';
import { at, bold, code, person, section } from '../parts/rich-text.ts';
import { isChange, joiner, joinsOf } from '../run/joiner.ts';

/** The record changed after this was proposed: the proposal does not know of it. */
export function changedMeanwhile(run: RunView, review: ReviewView): Paragraph[] {
  const since = joinsOf(run).filter((join) => isChange(join) && join.at > review.proposal.createdAt);
  const last = since.at(-1);
  if (!last) return [];
  const more = since.length > 1 ? ` (the last of ${since.length})` : '';
  return [
    section(
      bold('Changed since this was proposed: '),
      ...joiner(last),
      ', ',
      at(last.at),
      `${more}. Look at the record before you decide.`,
    ),
  ];
}

/** Somebody wanted it again though it was decided before. */
export function runBefore(run: RunView): Paragraph[] {
  if (!run.rerunOf) return [];
  return [
    section(
      bold('Run again: '),
      ...(run.requesterId ? [person(run.requesterId)] : ['somebody']),
      ' asked for it although ',
      code(run.rerunOf),
      ' settled it and nothing was known to have changed since.',
    ),
  ];
}
