import { unsupported } from './unsupported.js';

/** @import { Directory, Place, Renderers } from '../types.ts' */

const NOWHERE = { blockId: '', scope: '', dispatches: false };

/**
 * Draws a node with the function of its type; a type without one is said to be unsupported.
 * @template {{ type: string }} Node
 * @param {Renderers<Node>} renderers
 * @param {string} kind
 * @param {Node} node
 * @param {Directory} directory
 * @param {Place} [place]
 * @returns {string}
 */
export function renderByType(renderers, kind, node, directory, place) {
  if (!Object.hasOwn(renderers, node.type)) return unsupported(kind, node.type);
  const render = /** @type {(node: Node, directory: Directory, place: Place) => string} */ (
    renderers[/** @type {Node['type']} */ (node.type)]
  );
  return render(node, directory, place ?? NOWHERE);
}
