import type { ReviewView, RunView } from '../../../domain/run-view.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, code, person, section } from '../parts/rich-text.ts';
import { isChange, joinsOf, teller } from '../run/joiner.ts';

/** The record changed after this was proposed: the proposal does not know of it. */
export function changedMeanwhile(run: RunView, review: ReviewView): Paragraph[] {
  return paragraph(changedLine(run, review));
}

/** Somebody wanted it again though it was decided before. */
export function runBefore(run: RunView): Paragraph[] {
  return paragraph(runBeforeLine(run));
}

/** Both in one line each, for notifications. */
export function besideTheCase(run: RunView, review: ReviewView): Part[][] {
  return [changedLine(run, review), runBeforeLine(run)].filter((line) => line.length > 0);
}

function changedLine(run: RunView, review: ReviewView): Part[] {
  const since = joinsOf(run).filter((join) => isChange(join) && join.at > review.proposal.createdAt);
  const last = since.at(-1);
  if (!last) return [];
  const more = since.length > 1 ? ` (the last of ${since.length})` : '';
  return [
    bold('Changed since this was proposed: '),
    `${teller(last)} told of it, `,
    at(last.at),
    `${more}. Look at the record before you decide.`,
  ];
}

function runBeforeLine({ rerunOf, requesterId }: RunView): Part[] {
  if (!rerunOf) return [];
  return [
    bold('Run again: '),
    ...(requesterId ? [person(requesterId)] : ['somebody']),
    ' asked for it although ',
    code(rerunOf),
    ' settled it and nothing was known to have changed since.',
  ];
}

function paragraph(line: Part[]): Paragraph[] {
  return line.length ? [section(...line)] : [];
}
