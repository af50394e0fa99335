import { keepTyped } from './keep-typed.js';

const drawn = /** @type {WeakMap<Element, string>} */ (new WeakMap());

/**
 * Puts HTML in place only if it differs from what was put there last, so that nothing flickers; what a person typed in it stays.
 * @param {Element} element
 * @param {string} html made of escaped parts
 */
export function setHtml(element, html) {
  if (drawn.get(element) === html) return;
  drawn.set(element, html);
  keepTyped(element, () => {
    element.innerHTML = html;
  });
}
