import { act } from './data/api.js';
import { whileBusy } from './dom/busy.js';
import { showToast } from './dom/toast.js';

/** @import { Act, ShownMessage } from '../../../contract.ts' */
/** @import { Navigation } from './data/navigate.js' */
/** @import { Store } from './data/store.js' */

/**
 * What a person does with a message as a whole: open its thread, react, start a shortcut.
 * @param {Store} store
 * @param {Navigation} navigation
 * @param {() => Promise<void>} refresh
 */
export function createMessagePress(store, navigation, refresh) {
  document.addEventListener('click', (event) => {
    const button =
      event.target instanceof Element
        ? event.target.closest('[data-open-thread], [data-react], [data-shortcut]')
        : null;
    const message = button?.closest('[data-ts]');
    if (!(button instanceof HTMLElement) || !(message instanceof HTMLElement)) return;
    const { channel = '', ts = '' } = message.dataset;
    if ('openThread' in button.dataset) {
      void whileBusy(button, () => navigation.openThread(rootOf(store.get().messages, ts)));
      return;
    }
    const { react: name, shortcut, remove } = button.dataset;
    const user = store.get().workspace.me.id;
    const what = /** @type {Act} */ (
      name === undefined
        ? { user, kind: 'shortcut', callback_id: shortcut, channel, ts }
        : { user, kind: 'react', channel, ts, name, remove: remove !== undefined }
    );
    void whileBusy(button, async () => {
      const answer = await act(what);
      if (answer.warning) showToast(answer.warning);
      await refresh();
    });
  });
}

/**
 * @param {ShownMessage[]} messages
 * @param {string} ts
 */
function rootOf(messages, ts) {
  return messages.find((message) => message.ts === ts)?.thread_ts ?? ts;
}
