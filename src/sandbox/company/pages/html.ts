/** A piece of page whose markup is ours. Only `html` makes one. */
export type Html = { readonly markup: string };

type Value = Html | readonly Html[] | string | number | null;

/** Whatever is put into the template is a text and appears as it stands, unless it is Html itself. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  const markup = parts.reduce((before, part, index) => before + markupOf(values[index - 1] ?? null) + part);
  return { markup };
}

function markupOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  if ('markup' in value) return value.markup;
  return value.map(({ markup }) => markup).join('');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
