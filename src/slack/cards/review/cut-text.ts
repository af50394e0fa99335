import { cut } from '../../text.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { bold, quote, section } from '../parts/rich-text.ts';

const thousands = new Intl.NumberFormat('en-US');

/** Somebody's text as far as it fits; what is missing is counted, never dropped without a word. */
export function cutText(text: string, max: number): Part[] {
  const { shown, rest } = cut(text, max);
  if (rest === 0) return [shown];
  return [shown, ' ', bold(missing(rest))];
}

/** A quotation, with what is missing said outside of it: inside, the text could say so itself. */
export function cutQuote(text: string, max: number): Paragraph[] {
  const { shown, rest } = cut(text, max);
  return [quote(shown), ...(rest ? [section(bold(missing(rest)))] : [])];
}

/** Said outside of what was cut: inside, the text could say so itself. */
export function missing(rest: number): string {
  return `… ${thousands.format(rest)} more characters: open the whole case.`;
}

/** `… and 3 more: open the whole case`, or nothing. */
export function restOf(what: string, total: number, shown: number): Part[][] {
  const rest = total - shown;
  return rest > 0
    ? [[bold(`… ${shown ? 'and ' : ''}${rest} ${shown ? `more ${what}` : what}: open the whole case.`)]]
    : [];
}
