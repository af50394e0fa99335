import type { Json } from '../lib/json.ts';

const shortest = 4;

/** Whether the quote stands in what the tool returned: inside a text, as a value, or as `name: value`. */
export function quoteOccurs(quote: string, data: Json): boolean {
  const wanted = plain(quote);
  if (wanted === '') return false;
  return leavesOf(data).some((leaf) => {
    const text = plain(leaf);
    return text === wanted || (wanted.length >= shortest && text.includes(wanted));
  });
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function named(name: string, value: Json): string[] {
  return value === null || typeof value === 'object'
    ? []
    : [`${name.replaceAll('_', ' ')}: ${String(value)}`];
}

function leavesOf(value: Json): string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, part]) => [...leavesOf(part), ...named(name, part)]);
  return [String(value)];
}
