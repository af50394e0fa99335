import type { KnownBlock } from '@slack/types';
import { bold, bullets, richText, section } from '../cards/parts/rich-text.ts';
import { clip } from '../text.ts';

const shown = 10;

/** What is wrong with a form as a whole, above its fields; nothing when nothing is. */
export function correctFirst(problems: readonly string[]): KnownBlock[] {
  if (problems.length === 0) return [];
  return richText([
    section(bold('Please correct this first:')),
    bullets(problems.slice(0, shown).map((problem) => [clip(problem, 300)])),
  ]);
}
