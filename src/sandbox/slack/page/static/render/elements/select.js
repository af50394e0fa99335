import { attributes } from '../html/attributes.js';
import { escapeHtml } from '../html/escape-html.js';
import { interactive } from './interactive.js';
import { renderOptions } from './option.js';

/** @import { ConversationsSelect, StaticSelect, UsersSelect } from '@slack/types' */
/** @import { Directory, Place } from '../types.ts' */

/**
 * @param {StaticSelect} select
 * @param {Directory} _directory
 * @param {Place} place
 * @returns {string}
 */
export function renderStaticSelect(select, _directory, place) {
  return nativeSelect(select, renderOptions(select, select.initial_option?.value), place);
}

/**
 * @param {UsersSelect} select
 * @param {Directory} directory
 * @param {Place} place
 * @returns {string}
 */
export function renderUsersSelect(select, directory, place) {
  const people = Object.entries(directory.users).map(
    ([id, name]) =>
      `<option${attributes({ value: id, selected: id === select.initial_user })}>${escapeHtml(name)}</option>`,
  );
  return nativeSelect(select, people.join(''), place);
}

/**
 * The channels that the reader is in: the page knows no others.
 * @param {ConversationsSelect} select
 * @param {Directory} directory
 * @param {Place} place
 * @returns {string}
 */
export function renderConversationsSelect(select, directory, place) {
  const channels = Object.entries(directory.channels).map(
    ([id, name]) =>
      `<option${attributes({ value: id, selected: id === select.initial_conversation })}>#${escapeHtml(name)}</option>`,
  );
  return nativeSelect(select, channels.join(''), place);
}

/**
 * @param {ConversationsSelect | StaticSelect | UsersSelect} select
 * @param {string} options
 * @param {Place} place
 */
function nativeSelect(select, options, place) {
  const placeholder = select.placeholder?.text ?? 'Choose an option';
  const label = place.labelledBy ? undefined : placeholder;
  const common = attributes({
    class: 'select',
    'data-input': true,
    'aria-label': label,
    autofocus: select.focus_on_load,
  });
  return `<select${common}${interactive(select, place)}><option value="">${escapeHtml(placeholder)}</option>${options}</select>`;
}
