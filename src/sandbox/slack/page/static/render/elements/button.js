import { attributes } from '../html/attributes.js';
import { interactive } from './interactive.js';
import { liveUrl } from '../text/link.js';
import { renderPlainText } from '../text/text-object.js';

/** @import { Button } from '@slack/types' */
/** @import { Directory, Place } from '../types.ts' */

/**
 * A button; one with a URL is a link that tells the app as well.
 * @param {Button} button
 * @param {Directory} _directory
 * @param {Place} place
 * @returns {string}
 */
export function renderButton(button, _directory, place) {
  const href = button.url === undefined ? undefined : liveUrl(button.url);
  const common =
    attributes({
      class: button.style ? `button button-${button.style}` : 'button',
      'data-value': button.value,
      'aria-label': button.accessibility_label,
    }) + interactive(button, place);
  const label = `<span class="button-label">${renderPlainText(button.text)}</span>`;
  return href
    ? `<a${common}${attributes({ href, target: '_blank', rel: 'noopener noreferrer' })}>${label}</a>`
    : `<button type="button"${common}>${label}</button>`;
}
