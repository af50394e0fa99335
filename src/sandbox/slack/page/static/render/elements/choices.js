import { attributes } from '../html/attributes.js';
import { interactive, uniqueName } from './interactive.js';
import { allOptions } from './option.js';
import { renderText } from '../text/text-object.js';

/** @import { Checkboxes, MultiStaticSelect, MultiUsersSelect, Option, RadioButtons } from '@slack/types' */
/** @import { Directory, Place } from '../types.ts' */

/**
 * @param {RadioButtons} radios
 * @param {Directory} directory
 * @param {Place} place
 * @returns {string}
 */
export function renderRadioButtons(radios, directory, place) {
  const chosen = radios.initial_option ? [radios.initial_option.value] : [];
  return choices(radios, 'radio', radios.options, chosen, directory, place);
}

/**
 * @param {Checkboxes} checkboxes
 * @param {Directory} directory
 * @param {Place} place
 * @returns {string}
 */
export function renderCheckboxes(checkboxes, directory, place) {
  const chosen = (checkboxes.initial_options ?? []).map((option) => option.value);
  return choices(checkboxes, 'checkbox', checkboxes.options, chosen, directory, place);
}

/**
 * Slack's multi select is a list of ticks here: it says at one glance what is chosen, and needs no script.
 * @param {MultiStaticSelect} select
 * @param {Directory} directory
 * @param {Place} place
 * @returns {string}
 */
export function renderMultiStaticSelect(select, directory, place) {
  const chosen = (select.initial_options ?? []).map((option) => option.value);
  return choices(select, 'checkbox', allOptions(select), chosen, directory, place);
}

/**
 * @param {MultiUsersSelect} select
 * @param {Directory} directory
 * @param {Place} place
 * @returns {string}
 */
export function renderMultiUsersSelect(select, directory, place) {
  const people = Object.entries(directory.users).map(([value, name]) => ({
    value,
    text: { type: /** @type {const} */ ('plain_text'), text: name },
  }));
  return choices(select, 'checkbox', people, select.initial_users ?? [], directory, place);
}

/**
 * @param {RadioButtons | Checkboxes | MultiStaticSelect | MultiUsersSelect} element
 * @param {'radio' | 'checkbox'} kind
 * @param {Option[]} options
 * @param {(string | undefined)[]} chosen
 * @param {Directory} directory
 * @param {Place} place
 */
function choices(element, kind, options, chosen, directory, place) {
  const items = options.map((option) => {
    const checked = chosen.includes(option.value);
    const input = `<input${attributes({ type: kind, name: uniqueName(element, place), value: option.value, checked })}>`;
    const description = option.description
      ? `<small>${renderText(option.description, directory)}</small>`
      : '';
    return `<label class="choice">${input}<span>${renderText(option.text, directory)}${description}</span></label>`;
  });
  const role = kind === 'radio' ? 'radiogroup' : 'group';
  const common = attributes({ class: 'choices', role, 'data-input': true, 'data-many': kind === 'checkbox' });
  return `<div${common}${interactive(element, place)}>${items.join('')}</div>`;
}
