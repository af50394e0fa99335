import { readPermalink } from '../data/permalink.js';
import { whileBusy } from '../dom/busy.js';

/** @import { Navigation } from '../data/navigate.js' */

/**
 * Follows links to messages of this workspace on this page.
 * @param {Navigation} navigation
 */
export function createPermalinkPress(navigation) {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const place = link && readPermalink(link.href, location.origin);
    if (!place || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    void whileBusy(undefined, () => navigation.follow(place));
  });
}
