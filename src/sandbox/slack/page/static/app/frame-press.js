import { act } from './data/api.js';
import { whileBusy } from './dom/busy.js';
import { closeMenuOf, openMenu, walkMenu } from './dom/menu.js';
import { showToast } from './dom/toast.js';

/** @import { Navigation } from './data/navigate.js' */
/** @import { Store } from './data/store.js' */

/**
 * Presses on the frame around the messages: people, channels, tabs, the thread's cross, menus.
 * @param {Store} store
 * @param {Navigation} navigation
 * @param {() => Promise<void>} refresh
 */
export function createFramePress(store, navigation, refresh) {
  /** @param {DOMStringMap} dataset */
  function deedOf({ person, go, tab, closeThread, globalShortcut }) {
    if (person !== undefined) return () => navigation.become(person);
    if (go !== undefined) return () => navigation.open(go);
    if (tab !== undefined) return () => navigation.openApp(tab === 'home' ? 'home' : 'messages');
    if (closeThread !== undefined) return () => navigation.openThread(undefined);
    if (globalShortcut !== undefined) return () => startShortcut(globalShortcut);
    return undefined;
  }

  /** @param {string} callbackId */
  async function startShortcut(callbackId) {
    const answer = await act({
      user: store.get().workspace.me.id,
      kind: 'shortcut',
      callback_id: callbackId,
    });
    if (answer.warning) showToast(answer.warning);
    await refresh();
  }

  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    if ('menu' in button.dataset) openMenu(button);
    else closeMenuOf(button);
    const deed = deedOf(button.dataset);
    if (deed) void whileBusy(button, deed);
  });
  document.addEventListener('keydown', walkMenu);
}
