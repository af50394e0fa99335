/** @import { Typed, TypedValues } from '../../../../contract.ts' */

/**
 * What a person typed or chose in one Block Kit field.
 * @param {HTMLElement} field
 * @returns {Typed}
 */
export function readTyped(field) {
  if (!isValueField(field)) {
    const chosen = ticksOf(field)
      .filter((tick) => tick.checked)
      .map((tick) => tick.value);
    return 'many' in field.dataset ? chosen : (chosen[0] ?? null);
  }
  if (field.value === '') return null;
  return field.type === 'datetime-local' ? new Date(field.value).getTime() / 1000 : field.value;
}

/**
 * @param {HTMLElement} field
 * @param {Typed} typed as read from its predecessor
 */
export function writeTyped(field, typed) {
  if (!isValueField(field)) {
    const chosen = Array.isArray(typed) ? typed : [typed];
    for (const tick of ticksOf(field)) tick.checked = chosen.includes(tick.value);
  } else if (typeof typed === 'number') {
    const time = new Date(typed * 1000);
    field.value = new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  } else {
    field.value = typeof typed === 'string' ? typed : '';
  }
}

/**
 * @param {ParentNode} container
 * @returns {TypedValues} everything that stands in its fields
 */
export function collectTyped(container) {
  const values = /** @type {TypedValues} */ ({});
  for (const field of fieldsOf(container)) {
    const { blockId = '', actionId = '' } = field.dataset;
    values[blockId] = { ...values[blockId], [actionId]: readTyped(field) };
  }
  return values;
}

/**
 * @param {ParentNode} container
 * @returns {HTMLElement[]}
 */
export function fieldsOf(container) {
  return [...container.querySelectorAll('[data-input]')].filter((field) => field instanceof HTMLElement);
}

/**
 * @param {HTMLElement} field
 * @returns {HTMLInputElement[]}
 */
function ticksOf(field) {
  return [...field.querySelectorAll('input')];
}

/**
 * @param {HTMLElement} field
 * @returns {field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement}
 */
function isValueField(field) {
  return (
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
  );
}
