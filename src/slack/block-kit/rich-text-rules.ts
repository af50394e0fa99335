import { limits } from './limits.ts';
import { boolean, each, integer, list, object, onlyFields, oneOf, optional, text } from './primitives.ts';
import type { Problems, Raw } from './primitives.ts';

type Fields = { must: string[]; may: string[] };

const anyNumber = { max: Number.MAX_SAFE_INTEGER };
const styles = ['bold', 'italic', 'strike', 'code', 'underline', 'highlight', 'client_highlight', 'unlink'];

/** What each container may have besides its elements. */
const containers = new Map<unknown, string[]>(
  Object.entries({
    rich_text_section: [],
    rich_text_quote: ['border'],
    rich_text_preformatted: ['border', 'language'],
    rich_text_list: ['style', 'indent', 'offset', 'border'],
  }),
);

/** The fields of each leaf: those it must have first, then those it may have. */
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

export function* richText(block: Raw, at: string): Problems {
  yield* onlyFields(block, at, ['type', 'block_id', 'elements']);
  yield* list(block.elements, `${at}/elements`, anyNumber);
  yield* each(block.elements, `${at}/elements`, container);
}

/** A rich_text block that stands inside another block: a cell, the details of a task. */
export const nestedRichText = object('a rich_text block', function* (value, at) {
  yield* oneOf(value.type, `${at}/type`, ['rich_text']);
  yield* richText(value, at);
});

const container = object('a rich text element', function* (value, at) {
  const more = containers.get(value.type);
  if (more) yield* contents(value, at, ['type', 'elements', ...more]);
  else yield* oneOf(value.type, `${at}/type`, [...containers.keys()]);
});

function* contents(value: Raw, at: string, known: string[]): Problems {
  const isList = value.type === 'rich_text_list';
  yield* onlyFields(value, at, known);
  yield* list(value.elements, `${at}/elements`, { min: 0, ...anyNumber });
  yield* optional(value.indent, (it) => integer(it, `${at}/indent`, { min: 0, max: limits.richText.indent }));
  yield* optional(value.offset, (it) => integer(it, `${at}/offset`, { min: 0, ...anyNumber }));
  yield* optional(value.language, (it) => text(it, `${at}/language`, anyNumber));
  yield* optional(value.border, (it) => integer(it, `${at}/border`, { min: 0, max: limits.richText.border }));
  if (isList) yield* oneOf(value.style, `${at}/style`, ['bullet', 'ordered']);
  yield* each(value.elements, `${at}/elements`, isList ? item : leafIn(value.type));
}

const item = object('a rich_text_section', function* (value, at) {
  if (value.type === 'rich_text_section') yield* container(value, at);
  else yield* oneOf(value.type, `${at}/type`, ['rich_text_section']);
});

const leafIn = (containerType: unknown) =>
  object('a rich text element', function* (value, at) {
    const allowed = containerType === 'rich_text_preformatted' ? ['text', 'link'] : [...leaves.keys()];
    yield* oneOf(value.type, `${at}/type`, allowed);
    const fields = leaves.get(value.type);
    if (fields) yield* leaf(value, at, fields);
  });

function* leaf(value: Raw, at: string, { must, may }: Fields): Problems {
  yield* onlyFields(value, at, ['type', 'style', ...must, ...may]);
  for (const field of must) yield* leafField(value[field], field, `${at}/${field}`);
  for (const field of may) yield* optional(value[field], (it) => leafField(it, field, `${at}/${field}`));
  yield* optional(value.style, (it) => style(it, `${at}/style`));
}

function* leafField(value: unknown, field: string, at: string): Problems {
  if (field === 'timestamp' || field === 'skin_tone') yield* integer(value, at, { min: 0, ...anyNumber });
  else if (field === 'unsafe') yield* boolean(value, at);
  else if (field === 'range') yield* oneOf(value, at, ['here', 'channel', 'everyone']);
  else yield* text(value, at, { max: field === 'url' ? limits.url : anyNumber.max });
}

const style = object('an object such as {"bold": true}', function* (value, at) {
  yield* onlyFields(value, at, styles);
  for (const [name, it] of Object.entries(value)) yield* boolean(it, `${at}/${name}`);
});
