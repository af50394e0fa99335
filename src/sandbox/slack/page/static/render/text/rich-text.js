import { attributes } from '../html/attributes.js';
import { renderByType } from '../html/render-by-type.js';
import { renderRichTextElement } from './rich-text-element.js';

/** @import { RichTextBlock, RichTextElement, RichTextList } from '@slack/types' */
/** @import { Directory, Renderers } from '../types.ts' */

/** @type {Renderers<RichTextBlock['elements'][number]>} */
const RENDERERS = {
  rich_text_section: (part, directory) => `<div>${renderElements(part.elements, directory)}</div>`,
  rich_text_quote: (part, directory) =>
    `<blockquote>${renderElements(part.elements, directory)}</blockquote>`,
  rich_text_preformatted: (part, directory) => `<pre>${renderElements(part.elements, directory)}</pre>`,
  rich_text_list: renderList,
};

/**
 * @param {RichTextBlock} block
 * @param {Directory} directory
 * @returns {string}
 */
export function renderRichText(block, directory) {
  const parts = block.elements.map((part) => renderByType(RENDERERS, 'rich text', part, directory));
  return `<div class="rich-text">${parts.join('')}</div>`;
}

/**
 * Slack writes a nested list as one flat list after another, each with its indent; numbering goes on at `offset`.
 * @param {RichTextList & { offset?: number }} list
 * @param {Directory} directory
 */
function renderList(list, directory) {
  const tag = list.style === 'ordered' ? 'ol' : 'ul';
  const start = list.style === 'ordered' && list.offset ? list.offset + 1 : undefined;
  const items = list.elements.map(
    (item) => `<li>${'elements' in item ? renderElements(item.elements, directory) : ''}</li>`,
  );
  return `<${tag}${attributes({ start, class: `indent-${Math.min(list.indent ?? 0, 8)}` })}>${items.join('')}</${tag}>`;
}

/**
 * @param {readonly unknown[]} elements
 * @param {Directory} directory
 */
function renderElements(elements, directory) {
  return elements
    .map((element) => renderRichTextElement(/** @type {RichTextElement} */ (element), directory))
    .join('');
}
