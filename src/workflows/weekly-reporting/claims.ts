import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { figuresIn } from './figures.ts';
import type { Figure } from './figures.ts';
import { numbersIn } from './numbers.ts';
import { issuesIn, mergedIn } from './records.ts';

/** A number that a report states, in its sentence, and the figure that it was read as; null when it was not. */
export type Claim = { shown: string; sentence: string; figure: Figure | null };

/**
 * Every number of the text with where it comes from. A sentence that speaks of something may only state that thing's
 * numbers: seven merged is not seven open. The numbers inside a title that was read and is quoted whole are the title's.
 */
export function claimsIn(text: string, material: Material<JsonObject>): Claim[] {
  const figures = figuresIn(material);
  return sentencesOf(withoutTitles(text, material)).flatMap((sentence) => {
    const meant = figures.filter(({ about }) => about?.test(sentence));
    const neutral = figures.filter(({ about }) => !about);
    const possible = (meant.length ? [...meant, ...neutral] : figures).filter(
      ({ against }) => !against?.test(sentence),
    );
    return numbersIn(sentence).map(({ shown, key }) => ({
      shown,
      sentence: sentence.replace(/^\s*(?:[-*•]|#+)\s+/, '').trim(),
      figure: possible.find(({ keys }) => key !== null && keys.includes(key)) ?? null,
    }));
  });
}

function sentencesOf(text: string): string[] {
  return text.split(/\n|(?<=[.!?;])\s+/).filter((sentence) => sentence.trim() !== '');
}

const mark = '“…”';
/** What the ninetieth percentile is called, and no number of anything. */
const nineInTen = /\bnine (?:in|out of) ten\b/gi;

/** The longest first: one title may begin like another. */
function withoutTitles(text: string, material: Material<JsonObject>): string {
  const read = [...(mergedIn(material)?.pulls ?? []), ...(issuesIn(material)?.newest ?? [])];
  const titles = read.map(({ title }) => title).filter((title) => title.length >= 8);
  return titles
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, title) => left.replaceAll(title, mark), text.replaceAll(nineInTen, 'most'));
}
