import { whileBusy } from '../dom/busy.js';
import { find } from '../dom/find.js';
import { tryPanel } from './try-panel.js';
import { setHtml } from '../dom/set-html.js';

/** @import { Navigation } from '../data/navigate.js' */
/** @import { Store } from '../data/store.js' */
/** @import { Step } from './try-panel.js' */

const CLOSED = 'try-panel-closed';

/**
 * The "Try this" panel: open at the first visit, and again at the button in the banner.
 * @param {Store} store
 * @param {Navigation} navigation
 * @param {(text: string) => void} propose puts a command into the composer
 */
export function createTryPanel(store, navigation, propose) {
  const panel = find('#try', HTMLElement);
  const opener = find('#open-try', HTMLElement);

  /** @param {boolean} open */
  function show(open) {
    panel.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    localStorage.setItem(CLOSED, open ? 'no' : 'yes');
  }

  /** @param {Step} step */
  async function take({ person, channel, text }) {
    if (store.get().workspace.me.id !== person) await navigation.become(person);
    if (store.get().channel !== channel) await navigation.open(channel);
    if (text !== '') propose(text);
  }

  opener.addEventListener('click', () => show(panel.hidden === true));
  panel.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    if ('closeTry' in button.dataset) show(false);
    const { step } = button.dataset;
    if (step) void whileBusy(button, () => take(JSON.parse(step)));
  });
  show(localStorage.getItem(CLOSED) !== 'yes');

  return { draw: () => setHtml(panel, tryPanel(store.get().workspace)) };
}
