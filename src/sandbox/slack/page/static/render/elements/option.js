import { attributes } from '../html/attributes.js';
import { escapeHtml } from '../html/escape-html.js';

/** @import { Option, OptionGroup } from '@slack/types' */

/**
 * @param {{ options?: Option[], option_groups?: OptionGroup[] }} element
 * @param {string | undefined} chosen the value of the chosen option
 * @returns {string} the `<option>`s of a native select, in their groups
 */
export function renderOptions({ options, option_groups: groups }, chosen) {
  if (options) return options.map((option) => renderOption(option, chosen)).join('');
  return (groups ?? [])
    .map(
      (group) =>
        `<optgroup${attributes({ label: group.label.text })}>${group.options.map((option) => renderOption(option, chosen)).join('')}</optgroup>`,
    )
    .join('');
}

/**
 * @param {Option} option
 * @param {string | undefined} chosen
 */
function renderOption(option, chosen) {
  return `<option${attributes({ value: option.value, selected: option.value === chosen })}>${escapeHtml(option.text.text)}</option>`;
}

/**
 * @param {{ options?: Option[], option_groups?: OptionGroup[] }} element
 * @returns {Option[]}
 */
export function allOptions({ options, option_groups: groups }) {
  return options ?? (groups ?? []).flatMap((group) => group.options);
}
