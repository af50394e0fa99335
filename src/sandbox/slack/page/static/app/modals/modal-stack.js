import { act } from '../data/api.js';
import { directoryOf } from '../data/directory.js';
import { whileBusy } from '../dom/busy.js';
import { setHtml } from '../dom/set-html.js';
import { showToast } from '../dom/toast.js';
import { collectTyped } from '../dom/typed.js';
import { clearErrors, showErrors } from './field-errors.js';
import { modalHtml } from './modal-html.js';

/** @import { View } from '../../../../contract.ts' */
/** @import { Page, Store } from '../data/store.js' */

/**
 * The modals that a person has open; the top one is shown.
 * @param {HTMLDialogElement} dialog
 * @param {Store} store
 * @param {() => Promise<void>} refresh
 */
export function createModalStack(dialog, store, refresh) {
  const top = () => store.get().workspace.views.at(-1);

  /** @param {View[]} views */
  function show(views) {
    const { workspace } = store.get();
    store.set({ workspace: { ...workspace, views } });
  }

  /** @param {View} view */
  async function submit(view) {
    clearErrors(dialog);
    const user = store.get().workspace.me.id;
    const answer = await act({ user, kind: 'submit', view_id: view.id, values: collectTyped(dialog) });
    if (answer.warning) showToast(answer.warning);
    if (answer.errors) showErrors(dialog, answer.errors);
    else show(answer.views);
    await refresh();
  }

  /**
   * @param {View} view
   * @param {boolean} all
   */
  async function close(view, all) {
    const answer = await act({ user: store.get().workspace.me.id, kind: 'close', view_id: view.id, all });
    show(answer.views);
  }

  dialog.addEventListener('submit', (event) => {
    event.preventDefault();
    const view = top();
    if (view && event instanceof SubmitEvent)
      void whileBusy(event.submitter ?? undefined, () => submit(view));
  });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    const view = top();
    if (view) void whileBusy(undefined, () => close(view, false));
  });
  dialog.addEventListener('click', (event) => {
    const button =
      event.target instanceof Element ? event.target.closest('[data-close-view], [data-close-all]') : null;
    const view = top();
    if (!view || !(button instanceof HTMLElement)) return;
    void whileBusy(button, () => close(view, 'closeAll' in button.dataset));
  });

  return {
    /** @param {Page} page */
    draw({ workspace }) {
      const view = workspace.views.at(-1);
      if (!view) {
        dialog.close();
        return;
      }
      const isOther = dialog.dataset['view'] !== view.id;
      dialog.dataset['view'] = view.id;
      dialog.dataset['depth'] = String(workspace.views.length);
      setHtml(dialog, modalHtml(view, workspace.views.length - 1, directoryOf(workspace)));
      if (!dialog.open) dialog.showModal();
      if (isOther) focusFirst(dialog);
    },
  };
}

/** @param {HTMLElement} dialog */
function focusFirst(dialog) {
  const first = dialog.querySelector(
    '[autofocus], .modal-content :is(input, textarea, select), .modal-content',
  );
  if (first instanceof HTMLElement) first.focus();
}
