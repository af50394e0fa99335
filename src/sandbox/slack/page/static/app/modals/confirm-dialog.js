import { attributes } from '../../render/html/attributes.js';
import { renderPlainText, renderText } from '../../render/text/text-object.js';

/** @import { ConfirmationDialog } from '@slack/types' */
/** @import { Directory } from '../../render/types.ts' */

/**
 * @param {ConfirmationDialog} dialog
 * @param {Directory} directory
 * @returns {string}
 */
export function confirmHtml(dialog, directory) {
  const confirm = attributes({
    value: 'confirm',
    class: `button button-${dialog.style === 'danger' ? 'danger' : 'primary'}`,
  });
  return (
    `<form method="dialog" class="modal"><header><h2>${renderPlainText(dialog.title)}</h2></header>` +
    `<div class="modal-content">${renderText(dialog.text, directory)}</div>` +
    `<footer><button class="button" value="deny"><span class="button-label">${renderPlainText(dialog.deny)}</span></button>` +
    `<button${confirm}><span class="button-label">${renderPlainText(dialog.confirm)}</span></button></footer></form>`
  );
}

/**
 * Asks before something happens, as the app wished.
 * @param {ConfirmationDialog} wished
 * @param {Directory} directory
 * @returns {Promise<boolean>}
 */
export function askToConfirm(wished, directory) {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog-small';
  dialog.innerHTML = confirmHtml(wished, directory);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'confirm');
    });
  });
}
