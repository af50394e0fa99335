import { passagesOf } from '../../../domain/document.ts';
import type { Passage } from '../../../domain/document.ts';
import { cut } from '../../text.ts';
import type { Paragraph } from '../parts/rich-text.ts';
import { bold, bullets, quote, section } from '../parts/rich-text.ts';
import { missing } from './cut-text.ts';

/** A text that will be posted, drawn as it will look there, behind a bar that sets it apart from the card's own words. */
export function cutDraft(text: string, max: number): Paragraph[] {
  const { shown, rest } = cut(text, max);
  return [...passagesOf(shown).map(draw), ...(rest ? [section(bold(missing(rest)))] : [])];
}

function draw(passage: Passage): Paragraph {
  if (passage.is === 'heading') return quote(bold(passage.text));
  if (passage.is === 'lines') return quote(passage.text);
  return { ...bullets(passage.items.map((item) => [item])), border: 1 };
}
