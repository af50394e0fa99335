import { limits } from './limits.ts';
import { charactersIn } from './message-size.ts';
import { boolean, each, list, object, onlyFields, oneOf, optional, text } from './primitives.ts';
import type { Problems, Raw } from './primitives.ts';
import { nestedRichText } from './rich-text-rules.ts';

export function* table(block: Raw, at: string): Problems {
  yield* onlyFields(block, at, ['type', 'block_id', 'rows', 'column_settings']);
  yield* list(block.rows, `${at}/rows`, { max: limits.table.rows });
  yield* each(block.rows, `${at}/rows`, row);
  yield* optional(block.column_settings, (it) => columnSettings(it, `${at}/column_settings`));
  const characters = charactersIn(block.rows);
  if (characters > limits.table.characters)
    yield `${at}: ${characters} characters in the table, at most ${limits.table.characters}`;
}

function* row(value: unknown, at: string): Problems {
  yield* list(value, at, { max: limits.table.cells });
  yield* each(value, at, cell);
}

const cell = object('a cell', function* (value, at) {
  if (value.type === 'rich_text') yield* nestedRichText(value, at);
  else yield* rawCell(value, at);
});

function* rawCell(value: Raw, at: string): Problems {
  yield* oneOf(value.type, `${at}/type`, ['raw_text', 'raw_number', 'rich_text']);
  yield* onlyFields(value, at, ['type', 'text', ...(value.type === 'raw_number' ? ['value'] : [])]);
  yield* text(value.text, `${at}/text`, { max: limits.table.characters });
  if (value.type === 'raw_number' && typeof value.value !== 'number') yield `${at}/value: must be a number`;
}

function* columnSettings(value: unknown, at: string): Problems {
  yield* list(value, at, { max: limits.table.cells });
  yield* each(value, at, column);
}

const column = object('the settings of a column', function* (value, at) {
  yield* onlyFields(value, at, ['align', 'is_wrapped']);
  yield* optional(value.align, (it) => oneOf(it, `${at}/align`, ['left', 'center', 'right']));
  yield* optional(value.is_wrapped, (it) => boolean(it, `${at}/is_wrapped`));
});
