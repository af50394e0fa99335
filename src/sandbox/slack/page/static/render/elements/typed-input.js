import { attributes } from '../html/attributes.js';
import { escapeHtml } from '../html/escape-html.js';
import { interactive } from './interactive.js';

/** @import { Datepicker, DateTimepicker, EmailInput, NumberInput, PlainTextInput, Timepicker, URLInput } from '@slack/types' */
/** @import { Directory, Place } from '../types.ts' */

/**
 * @param {PlainTextInput} input
 * @param {Directory} _directory
 * @param {Place} place
 * @returns {string}
 */
export function renderPlainTextInput(input, _directory, place) {
  const limits = { minlength: input.min_length, maxlength: input.max_length ?? 3000 };
  if (!input.multiline) return field('text', input, { ...limits, value: input.initial_value }, place);
  // A line break straight after the tag would be swallowed by the HTML parser, hence the extra one.
  return `<textarea${common(input, place)}${attributes({ rows: 6, ...limits })}>\n${escapeHtml(input.initial_value)}</textarea>`;
}

/**
 * @param {NumberInput} input
 * @param {Directory} _directory
 * @param {Place} place
 * @returns {string}
 */
export function renderNumberInput(input, _directory, place) {
  const limits = { min: input.min_value, max: input.max_value, step: input.is_decimal_allowed ? 'any' : 1 };
  return field('number', input, { ...limits, value: input.initial_value }, place);
}

/**
 * @param {EmailInput | URLInput} input
 * @param {Directory} _directory
 * @param {Place} place
 * @returns {string}
 */
export function renderAddressInput(input, _directory, place) {
  return field(
    input.type === 'email_text_input' ? 'email' : 'url',
    input,
    { value: input.initial_value },
    place,
  );
}

/**
 * @param {Datepicker} picker
 * @param {Directory} _directory
 * @param {Place} place
 * @returns {string}
 */
export function renderDatepicker(picker, _directory, place) {
  return field('date', picker, { value: picker.initial_date }, place);
}

/**
 * @param {Timepicker} picker
 * @param {Directory} _directory
 * @param {Place} place
 * @returns {string}
 */
export function renderTimepicker(picker, _directory, place) {
  return field('time', picker, { value: picker.initial_time }, place);
}

/**
 * @param {DateTimepicker} picker
 * @param {Directory} _directory
 * @param {Place} place
 * @returns {string}
 */
export function renderDateTimepicker(picker, _directory, place) {
  const initial = picker.initial_date_time;
  return field(
    'datetime-local',
    picker,
    { value: initial === undefined ? undefined : localTime(initial) },
    place,
  );
}

/** @typedef {PlainTextInput | NumberInput | EmailInput | URLInput | Datepicker | Timepicker | DateTimepicker} TypedInput */

/**
 * @param {string} type
 * @param {TypedInput} input
 * @param {Record<string, string | number | undefined>} values
 * @param {Place} place
 */
function field(type, input, values, place) {
  return `<input${attributes({ type })}${common(input, place)}${attributes(values)}>`;
}

/**
 * @param {TypedInput} input
 * @param {Place} place
 */
function common(input, place) {
  const placeholder = 'placeholder' in input ? input.placeholder?.text : undefined;
  const values = { class: 'field', 'data-input': true, placeholder, autofocus: input.focus_on_load };
  return (
    attributes({ ...values, 'aria-label': place.labelledBy ? undefined : placeholder }) +
    interactive(input, place)
  );
}

/** @param {number} seconds since 1970, to the reader's own wall clock without a zone, as `datetime-local` wants it */
function localTime(seconds) {
  const time = new Date(seconds * 1000);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
