import { act } from '../data/api.js';
import { readPermalink } from '../data/permalink.js';
import { whileBusy } from '../dom/busy.js';

/** @import { Navigation } from '../data/navigate.js' */
/** @import { Store } from '../data/store.js' */

/**
 * Follows links to messages of this workspace on this page. What they lead to stands behind a modal, so that one closes.
 * @param {Store} store
 * @param {Navigation} navigation
 */
export function createPermalinkPress(store, navigation) {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const place = link && readPermalink(link.href, location.origin);
    if (!place || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    void whileBusy(undefined, async () => {
      const { me, views } = store.get().workspace;
      const top = link.closest('dialog') ? views.at(-1) : undefined;
      if (top) await act({ user: me.id, kind: 'close', view_id: top.id, all: true });
      await navigation.follow(place);
    });
  });
}
