import { attributes } from '../html/attributes.js';
import { interactive } from './interactive.js';
import { liveUrl } from '../text/link.js';
import { renderPlainText } from '../text/text-object.js';

/** @import { Overflow } from '@slack/types' */
/** @import { Directory, Place } from '../types.ts' */

/**
 * The three dots and their menu; the page opens it beside the dots.
 * @param {Overflow} overflow
 * @param {Directory} _directory
 * @param {Place} place
 * @returns {string}
 */
export function renderOverflow(overflow, _directory, place) {
  const items = overflow.options.map((option) => {
    const href = option.url === undefined ? undefined : liveUrl(option.url);
    const common =
      attributes({ role: 'menuitem', class: 'menu-item', 'data-selected': option.value }) +
      interactive(overflow, place);
    const label = renderPlainText(option.text);
    return href
      ? `<a${common}${attributes({ href, target: '_blank', rel: 'noopener noreferrer' })}>${label}</a>`
      : `<button type="button"${common}>${label}</button>`;
  });
  return (
    '<span class="overflow"><button type="button" class="button button-overflow" data-menu aria-haspopup="menu" aria-label="More actions">⋯</button>' +
    `<span class="menu" role="menu" popover>${items.join('')}</span></span>`
  );
}
