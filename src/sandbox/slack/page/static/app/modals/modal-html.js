import { renderBlocks } from '../../render/blocks/blocks.js';
import { attributes } from '../../render/html/attributes.js';
import { escapeHtml } from '../../render/html/escape-html.js';

/** @import { View } from '../../../../contract.ts' */
/** @import { Directory } from '../../render/types.ts' */

/**
 * A modal; one that lies on another one has a way back.
 * @param {View} view
 * @param {number} depth how many modals lie below
 * @param {Directory} directory
 * @returns {string}
 */
export function modalHtml(view, depth, directory) {
  const back =
    depth > 0 ? '<button type="button" class="modal-back" data-close-view aria-label="Back">←</button>' : '';
  const submit = view.submit
    ? `<button type="submit" class="button button-primary"><span class="button-label">${escapeHtml(view.submit.text)}</span></button>`
    : '';
  return (
    `<form class="modal" novalidate${attributes({ 'data-view-id': view.id })}>` +
    `<header>${back}<h2 id="modal-title">${escapeHtml(view.title?.text)}</h2>` +
    '<button type="button" class="modal-cross" data-close-all aria-label="Close">✕</button></header>' +
    `<div class="modal-content" tabindex="-1">${renderBlocks(view.blocks, directory, view.id)}</div>` +
    `<footer><button type="button" class="button" data-close-view>${escapeHtml(view.close?.text ?? 'Close')}</button>${submit}</footer></form>`
  );
}
