import type { ObservationView } from '../../../domain/run-view.ts';
import { clip, oneLine } from '../../text.ts';
import type { Part } from '../parts/rich-text.ts';
import { at, bold } from '../parts/rich-text.ts';

const shown = 8;

type Line = ObservationView['compared'][number];

/** What people did about what was only proposed, line by line; nothing before the first look. */
export function observedLines(observation: ObservationView | null | undefined): Part[][] {
  if (!observation) return [];
  const { state, code, lookedAt, nextAt, compared } = observation;
  if (state === 'unobserved')
    return [
      [
        bold('What people did could not be found out'),
        ` (${clip(code ?? 'unknown', 60)}). It counts for nothing.`,
      ],
    ];
  const next: Part[][] = nextAt ? [['Looks at what people did ', at(nextAt), '.']] : [];
  if (!lookedAt) return next;
  const lines = compared.slice(0, shown).map((line) => inWords(line, state === 'waiting'));
  const rest = compared.length - lines.length;
  const missed = code ? [[`The last look saw nothing (${clip(code, 60)}).`]] : [];
  return [
    ...(compared.length || code ? lines : [[`People did nothing either${nextAt ? ' so far' : ''}.`]]),
    ...(rest > 0 ? [[`… ${rest} more.`]] : []),
    ...missed,
    ...next,
  ];
}

function inWords(line: Line, isWaiting: boolean): Part[] {
  const proposed = said(line.proposed);
  const done = said(line.done);
  const when: Part[] = line.at ? [', ', at(line.at)] : [];
  switch (line.verdict) {
    case 'same':
      return [bold('People did the same'), `: ${done}`, ...when];
    case 'differs':
      return [bold('People did it otherwise'), `: ${done}`, ...when, ` (proposed: ${proposed})`];
    case 'only_agent':
      return [bold(isWaiting ? 'Nobody did this so far' : 'Nobody did this'), `: ${proposed}`];
    case 'only_people':
      return [bold('Only people did this'), `: ${done}`, ...when];
  }
}

function said(words: string | null): string {
  return words === null ? 'its texts were erased' : clip(oneLine(words), 200);
}
