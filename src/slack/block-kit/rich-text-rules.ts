import { boolean, each, integer, list, object, onlyFields, oneOf, optional, text } from './checks.ts';
import type { Check } from './checks.ts';
import { limits } from './limits.ts';
import type { Place } from './place.ts';

const anyNumber = { max: Number.MAX_SAFE_INTEGER };
const wholeNumber = { min: 0, ...anyNumber };

/** What each container may have besides its elements. */
const containers = new Map<unknown, string[]>(
  Object.entries({
    rich_text_section: [],
    rich_text_quote: ['border'],
    rich_text_preformatted: ['border', 'language'],
    rich_text_list: ['style', 'indent', 'offset', 'border'],
  }),
);

type Fields = { must: string[]; may: string[] };

/** The fields of each leaf. */
const leaves = new Map<unknown, Fields>(
  Object.entries<Fields>({
    text: { must: ['text'], may: [] },
    link: { must: ['url'], may: ['text', 'unsafe'] },
    user: { must: ['user_id'], may: [] },
    usergroup: { must: ['usergroup_id'], may: [] },
    channel: { must: ['channel_id'], may: [] },
    team: { must: ['team_id'], may: [] },
    broadcast: { must: ['range'], may: [] },
    emoji: { must: ['name'], may: ['unicode', 'url', 'skin_tone'] },
    color: { must: ['value'], may: [] },
    date: { must: ['timestamp', 'format'], may: ['url', 'fallback'] },
  }),
);

const leafTypes = [...leaves.keys()];
const styles = ['bold', 'italic', 'strike', 'code', 'underline', 'highlight', 'client_highlight', 'unlink'];

export function richText(it: Place): void {
  onlyFields(it, ['type', 'block_id', 'elements']);
  list(it.at('elements'), anyNumber);
  each(it.at('elements'), container);
}

/** A rich_text block that stands inside another block: a cell, the details of a task. */
export const nestedRichText = object('a rich_text block', (it) => {
  oneOf(it.at('type'), ['rich_text']);
  richText(it);
});

const container = object('a rich text element', (it) => {
  const type = it.at('type');
  const more = containers.get(type.value);
  if (more) contents(it, type.value, more);
  else oneOf(type, [...containers.keys()]);
});

function contents(it: Place, type: unknown, more: string[]): void {
  const elements = it.at('elements');
  onlyFields(it, ['type', 'elements', ...more]);
  list(elements, { min: 0, ...anyNumber });
  optional(it.at('indent'), (indent) => integer(indent, { min: 0, max: limits.richText.indent }));
  optional(it.at('offset'), (offset) => integer(offset, wholeNumber));
  optional(it.at('border'), (border) => integer(border, { min: 0, max: limits.richText.border }));
  optional(it.at('language'), (language) => text(language, anyNumber));
  if (type === 'rich_text_list') oneOf(it.at('style'), ['bullet', 'ordered']);
  each(
    elements,
    type === 'rich_text_list' ? listItem : type === 'rich_text_preformatted' ? literal : anyLeaf,
  );
}

const listItem = object('a rich_text_section', (it) => {
  const type = it.at('type');
  oneOf(type, ['rich_text_section']);
  if (type.value === 'rich_text_section') container(it);
});

const leafOf = (allowed: readonly unknown[]): Check =>
  object('a rich text element', (it) => {
    const type = it.at('type');
    const fields = leaves.get(type.value);
    oneOf(type, allowed);
    if (fields) leaf(it, fields);
  });

const anyLeaf = leafOf(leafTypes);
const literal = leafOf(['text', 'link']);

function leaf(it: Place, { must, may }: Fields): void {
  onlyFields(it, ['type', 'style', ...must, ...may]);
  for (const field of must) leafField(it.at(field), field);
  for (const field of may) optional(it.at(field), (there) => leafField(there, field));
  optional(it.at('style'), style);
}

function leafField(it: Place, field: string): void {
  if (field === 'timestamp' || field === 'skin_tone') integer(it, wholeNumber);
  else if (field === 'unsafe') boolean(it);
  else if (field === 'range') oneOf(it, ['here', 'channel', 'everyone']);
  else text(it, field === 'url' ? { max: limits.url } : anyNumber);
}

const style = object('an object such as {"bold": true}', (it) => {
  onlyFields(it, styles);
  for (const name of styles) optional(it.at(name), boolean);
});
