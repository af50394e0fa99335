import { fieldsOf, readTyped, writeTyped } from './typed.js';

/** What a field held when it was drawn: only what a person changed since then outlives a new drawing. */
const firstValues = /** @type {WeakMap<HTMLElement, string>} */ (new WeakMap());

/**
 * Draws the content of an element anew. A field that is there again (same block_id and action_id) keeps what was typed
 * or chosen in it, and what had the focus has it again.
 * @param {Element} element
 * @param {() => void} draw
 */
export function keepTyped(element, draw) {
  const touched = fieldsOf(element).filter(
    (field) => JSON.stringify(readTyped(field)) !== firstValues.get(field),
  );
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  draw();
  for (const field of fieldsOf(element)) firstValues.set(field, JSON.stringify(readTyped(field)));
  for (const field of touched) {
    const successor = findSuccessor(element, field);
    if (successor) writeTyped(successor, readTyped(field));
  }
  if (focused instanceof HTMLElement) findTwin(element, focused)?.focus({ preventScroll: true });
}

/**
 * @param {Element} element
 * @param {HTMLElement} gone a field
 */
function findSuccessor(element, { dataset: { actionId, blockId } }) {
  return fieldsOf(element).find(
    ({ dataset }) => dataset['actionId'] === actionId && dataset['blockId'] === blockId,
  );
}

/**
 * @param {Element} element
 * @param {HTMLElement} gone
 * @returns {HTMLElement | undefined} what says the same of itself
 */
function findTwin(element, gone) {
  const words = JSON.stringify(gone.dataset);
  if (words === '{}') return undefined;
  const candidates = [...element.querySelectorAll(gone.localName)].filter(
    (found) => found instanceof HTMLElement,
  );
  return candidates.find(({ dataset }) => JSON.stringify(dataset) === words);
}
