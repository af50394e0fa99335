import type { Json } from '../../lib/json.ts';

/** JSON as PostgreSQL takes it: without the character 0 and without halves of characters, in texts and in names. */
export function storable(value: Json): Json {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [clean(name), storable(part)]));
}

function clean(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
