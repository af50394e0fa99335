/**
 * The element of the page that must be there.
 * @template {HTMLElement} Found
 * @param {string} selector
 * @param {new () => Found} type
 * @param {ParentNode} [root]
 * @returns {Found}
 */
export function find(selector, type, root = document) {
  const element = root.querySelector(selector);
  if (!(element instanceof type))
    throw new Error(`The page has no ${type.name} at ${selector}: index.html and the scripts disagree`);
  return element;
}
