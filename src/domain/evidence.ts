import type { Json } from '../lib/json.ts';

const shortest = 4;

/** Whether the quote stands in what the tool returned: a piece of a text, a whole value, or `name: value`. */
export function quoteOccurs(quote: string, data: Json): boolean {
  const wanted = plain(quote);
  if (wanted === '') return false;
  return valuesIn(data).some(({ name, value }) => {
    const text = plain(value);
    const whole = text === wanted || `${name}: ${text}` === wanted;
    return whole || (wanted.length >= shortest && text.includes(wanted));
  });
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Every text, number and truth value, with the name of the field that holds it. */
function valuesIn(data: Json, name = ''): { name: string; value: string }[] {
  if (data === null) return [];
  if (Array.isArray(data)) return data.flatMap((part) => valuesIn(part, name));
  if (typeof data !== 'object') return [{ name: name.replaceAll('_', ' '), value: String(data) }];
  return Object.entries(data).flatMap(([key, part]) => valuesIn(part, key));
}
