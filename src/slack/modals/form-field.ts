import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import type { FormField } from '../../domain/run-view.ts';
import { minorAsText } from '../../lib/money.ts';
import { limits } from '../block-kit/limits.ts';
import { plain } from '../cards/parts/blocks.ts';
import { bold, richText, section } from '../cards/parts/rich-text.ts';
import { actionIds } from '../ids.ts';
import { oneLine } from '../text.ts';

type Element = InputBlock['element'];

const yesOrNo = ['yes', 'no'];

/** One input. Its block id is the field's id, so what a person typed survives an update and errors find their field. */
export function formField(field: FormField): KnownBlock[] {
  if (isTooLong(field)) return richText([tooLong(field)]);
  const hint = [field.hint, howToType(field)].filter(Boolean).join(' ');
  return [
    {
      type: 'input',
      block_id: field.id,
      label: plain(oneLine(labelOf(field)), 200),
      ...(hint ? { hint: plain(hint, 500) } : {}),
      optional: !field.required,
      element: elementOf(field),
    },
  ];
}

export function isTooLong({ value }: FormField): boolean {
  return value.length > limits.input.text;
}

/** An input that showed only the beginning would save only the beginning. */
function tooLong({ title, value }: FormField) {
  return section(
    bold(oneLine(title)),
    `: its text has ${value.length} characters and Slack takes at most ${limits.input.text} in a field, so it stays as it is. `,
    'To have it changed, close this and reject the proposal with a reason.',
  );
}

function howToType({ kind, currency }: FormField): string {
  if (kind === 'list') return 'Separate them with commas.';
  if (kind !== 'money') return '';
  return `For example ${minorAsText(8_400, currency ?? 'eur')}`;
}

function labelOf({ title, kind, currency }: FormField): string {
  return kind === 'money' && currency ? `${title} (${currency.toUpperCase()})` : title;
}

function elementOf(field: FormField): Element {
  const options = field.kind === 'yes_no' && field.options.length === 0 ? yesOrNo : field.options;
  const isChoice = field.kind === 'choice' || field.kind === 'yes_no';
  if (isChoice && fitsSelect(options)) return select(options, field.value);
  if (field.kind === 'date' && isDateOrEmpty(field.value)) return datePicker(field.value);
  if (field.kind === 'number' && /^(-?\d+(\.\d+)?)?$/.test(field.value)) return number(field.value);
  return text(field);
}

/** An option that Slack would cut could no longer be told from another: such a list is typed instead. */
function fitsSelect(options: readonly string[]): boolean {
  const { text, value } = limits.option;
  return (
    options.length > 0 &&
    options.length <= limits.select.options &&
    options.every((option) => option !== '' && option.length <= Math.min(text, value))
  );
}

function select(options: readonly string[], current: string): Element {
  const offered = options.map((option): PlainTextOption => ({
    text: plain(option.replaceAll('_', ' '), limits.option.text),
    value: option,
  }));
  const chosen = offered.find(({ value }) => value === current);
  return {
    type: 'static_select',
    action_id: actionIds.typed,
    options: offered,
    ...(chosen ? { initial_option: chosen } : {}),
  };
}

function number(value: string): Element {
  return {
    type: 'number_input',
    action_id: actionIds.typed,
    is_decimal_allowed: true,
    ...(value ? { initial_value: value } : {}),
  };
}

function isDateOrEmpty(value: string): boolean {
  return value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function datePicker(value: string): Element {
  return { type: 'datepicker', action_id: actionIds.typed, ...(value ? { initial_date: value } : {}) };
}

function text({ kind, value, maxLength }: FormField): Element {
  const most = Math.min(maxLength ?? limits.input.text, limits.input.text);
  return {
    type: 'plain_text_input',
    action_id: actionIds.typed,
    multiline: kind === 'long_text' || value.includes('\n'),
    max_length: Math.max(most, value.length, 1),
    ...(value ? { initial_value: value } : {}),
  };
}
