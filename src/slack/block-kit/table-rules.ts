import { boolean, each, list, object, onlyFields, oneOf, optional, text } from './checks.ts';
import { limits } from './limits.ts';
import { charactersIn } from './message-size.ts';
import type { Place } from './place.ts';
import { nestedRichText } from './rich-text-rules.ts';

export function table(it: Place): void {
  const rows = it.at('rows');
  onlyFields(it, ['type', 'block_id', 'rows', 'column_settings']);
  list(rows, { max: limits.table.rows });
  each(rows, row);
  optional(it.at('column_settings'), columnSettings);
  const characters = charactersIn(rows.value);
  if (characters > limits.table.characters)
    it.problem(`${characters} characters in the table, at most ${limits.table.characters}`);
}

function row(it: Place): void {
  list(it, { max: limits.table.cells });
  each(it, cell);
}

const cell = object('a cell', (it) => {
  const type = it.at('type');
  if (type.value === 'rich_text') return nestedRichText(it);
  const isNumber = type.value === 'raw_number';
  oneOf(type, ['raw_text', 'raw_number', 'rich_text']);
  onlyFields(it, ['type', 'text', ...(isNumber ? ['value'] : [])]);
  text(it.at('text'), { max: limits.table.characters });
  if (isNumber && typeof it.at('value').value !== 'number') it.at('value').problem('must be a number');
});

function columnSettings(it: Place): void {
  list(it, { max: limits.table.cells });
  each(it, column);
}

const column = object('the settings of a column', (it) => {
  onlyFields(it, ['align', 'is_wrapped']);
  optional(it.at('align'), (align) => oneOf(align, ['left', 'center', 'right']));
  optional(it.at('is_wrapped'), boolean);
});
