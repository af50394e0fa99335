import type { KnownBlock } from '@slack/types';
import type { Paragraph } from '../cards/parts/rich-text.ts';
import { bold, bullets, richText, section, struck } from '../cards/parts/rich-text.ts';
import { cutQuote } from '../cards/review/cut-text.ts';
import { clip, oneLine } from '../text.ts';

/** One changed field as people read it: `Amount`, `84.00` → `60.00`. */
export type Change = { title: string; from: string; to: string };

const shownChanges = 20;
const shortest = 100;

/** Old and new, side by side where they are short, below each other where they are not. */
export function changesPreview(changes: readonly Change[]): KnownBlock[] {
  if (changes.length === 0) return [];
  const shown = changes.slice(0, shownChanges);
  const rest = changes.length - shown.length;
  return richText([
    section(bold('What you change')),
    ...shown.flatMap(spell),
    ...(rest ? [section(bold(`… and ${rest} more changes`))] : []),
  ]);
}

function spell({ title, from, to }: Change): Paragraph[] {
  const name = clip(oneLine(title), 80);
  if (Math.max(from.length, to.length) <= shortest && !`${from}${to}`.includes('\n'))
    return [bullets([[`${name}: `, struck(from || '(empty)'), ' → ', bold(to || '(empty)')]])];
  return [
    section(`${name}, before:`),
    ...cutQuote(from || '(empty)', 600),
    section(`${name}, after:`),
    ...cutQuote(to || '(empty)', 600),
  ];
}
