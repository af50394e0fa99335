import { attributes } from '../html/attributes.js';
import { renderElement } from '../elements/element.js';
import { renderImageBlock } from '../elements/image.js';
import { renderInputBlock } from './input-block.js';
import { renderMarkdown } from '../text/markdown.js';
import { renderByType } from '../html/render-by-type.js';
import { renderRichText } from '../text/rich-text.js';
import { renderContext, renderSection } from './section.js';
import { renderTable } from './table.js';
import { renderPlan, renderTaskCard } from './task.js';
import { renderPlainText, renderText } from '../text/text-object.js';

/** @import { AlertBlock, KnownBlock } from '@slack/types' */
/** @import { Block } from '../../../../contract.ts' */
/** @import { Directory, Renderers } from '../types.ts' */

/** @type {Renderers<KnownBlock>} */
const RENDERERS = {
  header: (block) => `<h3>${renderPlainText(block.text)}</h3>`,
  divider: () => '<hr>',
  section: renderSection,
  context: renderContext,
  actions: (block, directory, place) =>
    block.elements.map((element) => renderElement(element, directory, place)).join(''),
  rich_text: renderRichText,
  image: renderImageBlock,
  table: renderTable,
  input: renderInputBlock,
  alert: renderAlert,
  markdown: (block, directory) => renderMarkdown(block.text, directory),
  plan: renderPlan,
  task_card: renderTaskCard,
};

/**
 * @param {Block} block
 * @param {Directory} directory
 * @param {string} scope
 * @returns {string}
 */
export function renderBlock(block, directory, scope) {
  const known = /** @type {KnownBlock} */ (/** @type {unknown} */ (block));
  const marks = attributes({ class: `block block-${block.type}`, 'data-block-id': block.block_id });
  const place = { blockId: block.block_id ?? '', scope, dispatches: true };
  return `<div${marks}>${renderByType(RENDERERS, 'block', known, directory, place)}</div>`;
}

/**
 * @param {AlertBlock} alert
 * @param {Directory} directory
 */
function renderAlert({ text, level = 'default' }, directory) {
  return `<div${attributes({ class: `alert alert-${level}`, role: 'note' })}>${renderText(text, directory)}</div>`;
}
