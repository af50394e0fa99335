import { act } from '../data/api.js';
import { directoryOf } from '../data/directory.js';
import { whileBusy } from '../dom/busy.js';
import { setHtml } from '../dom/set-html.js';
import { showToast } from '../dom/toast.js';
import { collectTyped, fieldsOf, writeTyped } from '../dom/typed.js';
import { clearErrors, showErrors } from './field-errors.js';
import { modalHtml } from './modal-html.js';

/** @import { TypedValues, View } from '../../../../contract.ts' */
/** @import { Page, Store } from '../data/store.js' */

/**
 * The modals that a person has open; the top one is shown.
 * @param {HTMLDialogElement} dialog
 * @param {Store} store
 * @param {() => Promise<void>} refresh
 */
export function createModalStack(dialog, store, refresh) {
  const top = () => store.get().workspace.views.at(-1);
  const typedBelow = /** @type {Map<string, TypedValues>} */ (new Map());

  /** What was typed in a modal is there again once what was laid over it is gone. @param {View[]} views */
  function keepBelow(views) {
    const { view: shown } = dialog.dataset;
    const below = views.slice(0, -1).map(({ id }) => id);
    if (shown !== undefined && below.includes(shown) && !typedBelow.has(shown))
      typedBelow.set(shown, collectTyped(dialog));
    for (const id of typedBelow.keys()) if (!views.some((view) => view.id === id)) typedBelow.delete(id);
  }

  /** @param {View} view */
  function restore(view) {
    const typed = typedBelow.get(view.id);
    if (!typed) return;
    typedBelow.delete(view.id);
    for (const field of fieldsOf(dialog)) {
      const { blockId = '', actionId = '' } = field.dataset;
      const value = typed[blockId]?.[actionId];
      if (value !== undefined) writeTyped(field, value);
    }
  }

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
        delete dialog.dataset['view'];
        keepBelow([]);
        dialog.close();
        return;
      }
      const isOther = dialog.dataset['view'] !== view.id;
      keepBelow(workspace.views);
      dialog.dataset['view'] = view.id;
      dialog.dataset['depth'] = String(workspace.views.length);
      setHtml(dialog, modalHtml(view, workspace.views.length - 1, directoryOf(workspace)));
      if (isOther) restore(view);
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
