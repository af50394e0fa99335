import { setHtml } from './set-html.js';

/** @typedef {{ key: string, className: string, html: string, dataset?: Record<string, string> }} Item */

/**
 * Makes the children of a list what the items say, touching only those that changed.
 * @param {Element} list
 * @param {Item[]} items
 */
export function updateList(list, items) {
  const present = new Map([...list.children].map((child) => [child.getAttribute('data-key'), child]));
  for (const [index, item] of items.entries()) {
    const child = present.get(item.key) ?? document.createElement('article');
    present.delete(item.key);
    child.setAttribute('data-key', item.key);
    if (child.className !== item.className) child.className = item.className;
    for (const [name, value] of Object.entries(item.dataset ?? {})) child.setAttribute(`data-${name}`, value);
    setHtml(child, item.html);
    if (list.children[index] !== child) list.insertBefore(child, list.children[index] ?? null);
  }
  for (const gone of present.values()) gone.remove();
}
