import { act } from './data/api.js';
import { directoryOf } from './data/directory.js';
import { whileBusy } from './dom/busy.js';
import { showToast } from './dom/toast.js';
import { collectTyped, readTyped } from './dom/typed.js';
import { askToConfirm } from './modals/confirm-dialog.js';

/** @import { Clicked, Typed } from '../../../contract.ts' */
/** @import { Store } from './data/store.js' */

/**
 * A press or a choice on something that the app put on a message, a modal or its Home tab.
 * @param {Store} store
 * @param {() => Promise<void>} refresh
 */
export function createPress(store, refresh) {
  /** @param {HTMLElement} element */
  async function press(element) {
    const { workspace } = store.get();
    const { confirm } = element.dataset;
    if (confirm && !(await askToConfirm(JSON.parse(confirm), directoryOf(workspace)))) return;
    await whileBusy(visiblePart(element), async () => {
      const answer = await act({ user: workspace.me.id, kind: 'click', ...clickOn(element) });
      if (answer.warning) showToast(answer.warning);
      await refresh();
    });
  }

  document.addEventListener('click', (event) => {
    const element = event.target instanceof Element ? event.target.closest('[data-act]') : null;
    if (!(element instanceof HTMLElement) || 'input' in element.dataset) return;
    void press(element);
  });
  document.addEventListener('change', (event) => {
    const element = event.target instanceof Element ? event.target.closest('[data-act][data-input]') : null;
    if (element instanceof HTMLElement) void press(element);
  });
}

/**
 * An item of a closed menu is out of sight: the dots that open the menu stand for it.
 * @param {HTMLElement} element
 */
function visiblePart(element) {
  const dots = element.closest('.overflow')?.querySelector('[data-menu]');
  return dots instanceof HTMLElement ? dots : element;
}

/**
 * @param {HTMLElement} element
 * @returns {Clicked}
 */
export function clickOn(element) {
  const { actionId = '', blockId = '', value } = element.dataset;
  return {
    ...surfaceOf(element),
    action_id: actionId,
    block_id: blockId,
    ...(value !== undefined && { value }),
    ...selectedIn(element),
  };
}

/** @param {HTMLElement} element */
function surfaceOf(element) {
  const surface = element.closest('[data-view-id], [data-ts]');
  if (!(surface instanceof HTMLElement))
    throw new Error('A pressed element stands on no message and no view');
  const { viewId, channel, ts } = surface.dataset;
  const values = collectTyped(surface);
  return viewId === undefined ? { channel, ts, values } : { view_id: viewId, values };
}

/**
 * @param {HTMLElement} element
 * @returns {{ selected?: Typed }}
 */
function selectedIn(element) {
  if ('input' in element.dataset) return { selected: readTyped(element) };
  const { selected } = element.dataset;
  return selected === undefined ? {} : { selected };
}
