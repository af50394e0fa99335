/**
 * Puts the app's answer under the fields it is about. One about a block that has no field stands above the buttons.
 * @param {HTMLElement} dialog
 * @param {Record<string, string>} errors by block_id
 */
export function showErrors(dialog, errors) {
  for (const [blockId, text] of Object.entries(errors)) {
    const block = [...dialog.querySelectorAll('.block')].find(
      (found) => found.getAttribute('data-block-id') === blockId,
    );
    const place =
      block?.querySelector('.input-error') ??
      appendError(block ?? dialog.querySelector('.modal-content') ?? dialog);
    place.textContent = text;
    block?.classList.add('block-invalid');
  }
  const first = dialog.querySelector('.block-invalid [data-input]');
  if (first instanceof HTMLElement) first.focus();
}

/** @param {HTMLElement} dialog */
export function clearErrors(dialog) {
  for (const error of dialog.querySelectorAll('.input-error')) error.textContent = '';
  for (const block of dialog.querySelectorAll('.block-invalid')) block.classList.remove('block-invalid');
}

/** @param {Element} parent */
function appendError(parent) {
  const error = document.createElement('div');
  error.className = 'input-error';
  error.role = 'alert';
  parent.append(error);
  return error;
}
