import type { Json } from '../lib/json.ts';
import type { RecordLink } from './tool.ts';

/** A shorter piece of a text stands in every text, and a shorter value in every record. */
const shortestPiece = 8;
const shortestValue = 3;

/** Signs that a reader does not see. A letter that only looks like another one stays what it is: no literal quote. */
const unseen = /[\u00AD\u200B-\u200F\u2060-\u2064\u202A-\u202E\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;

/** Whether the quote stands in what the tool returned: a piece of a text, a whole value, or `name: value`. */
export function quoteOccurs(quote: string, data: Json): boolean {
  const wanted = plain(quote);
  if (wanted === '') return false;
  return valuesIn(data).some(({ name, value, isText }) => {
    const text = plain(value);
    if (`${name}: ${text}` === wanted) return true;
    if (text === wanted) return wanted.length >= shortestValue && !isTruthValue(wanted);
    return isText && wanted.length >= shortestPiece && isPieceOf(text, wanted);
  });
}

/** The parts of what was read that are about the record of this id: all of it, or the entries that carry the id. */
export function partsAbout(id: string, { record, data }: { record: RecordLink; data: Json }): Json[] {
  const wanted = named(id);
  if ([record.id, record.label].some((each) => named(each) === wanted)) return [data];
  return entriesNamed(wanted, data);
}

/** Text as people see it, white space made even. */
export function plain(text: string): string {
  return text.normalize('NFC').replaceAll(unseen, '').replace(/\s+/gu, ' ').trim();
}

/** Whole words and whole numbers: `€84` is no piece of `€840` nor of `€84.50`. */
function isPieceOf(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + wanted.length, at + wanted.length + 2);
    const cutsBefore = /^[\p{L}\p{N}]/u.test(wanted) && /[\p{L}\p{N}]$|\p{N}[.,]$/u.test(before);
    const cutsAfter = /[\p{L}\p{N}]$/u.test(wanted) && /^[\p{L}\p{N}]/u.test(after);
    const cutsNumber = /\p{N}$/u.test(wanted) && /^[.,]\p{N}/u.test(after);
    if (!cutsBefore && !cutsAfter && !cutsNumber) return true;
  }
  return false;
}

function isTruthValue(text: string): boolean {
  return text === 'true' || text === 'false';
}

function named(id: string): string {
  return plain(id).replace(/^#/, '').toLowerCase();
}

/** The innermost entries of which a value is this id. */
function entriesNamed(id: string, data: Json): Json[] {
  if (typeof data !== 'object' || data === null) return [];
  const parts = Array.isArray(data) ? data : Object.values(data);
  const within = parts.flatMap((part) => entriesNamed(id, part));
  if (within.length > 0 || Array.isArray(data)) return within;
  const own = parts.some(
    (part) => (typeof part === 'string' || typeof part === 'number') && named(String(part)) === id,
  );
  return own ? [data] : [];
}

type Value = { name: string; value: string; isText: boolean };

/** Every text, number and truth value, with the name of the field that holds it. What is marked as ours is nobody's word but our own. */
function valuesIn(data: Json, name = ''): Value[] {
  if (data === null) return [];
  if (Array.isArray(data)) return data.flatMap((part) => valuesIn(part, name));
  if (typeof data !== 'object')
    return [{ name: name.replaceAll('_', ' '), value: String(data), isText: typeof data === 'string' }];
  if (data['marked_as_ours'] === true) return [];
  return Object.entries(data).flatMap(([key, part]) => valuesIn(part, key));
}
