import { renderBlock } from './block.js';

/** @import { Block } from '../../../../contract.ts' */
/** @import { Directory } from '../types.ts' */

/**
 * Block Kit as HTML, everything in it escaped.
 * @param {Block[]} blocks
 * @param {Directory} directory
 * @param {string} scope what keeps names apart on the page: the message's or the view's id
 * @returns {string}
 */
export function renderBlocks(blocks, directory, scope) {
  return blocks.map((block) => renderBlock(block, directory, scope)).join('');
}
