import { renderElement } from '../elements/element.js';
import { renderImageElement } from '../elements/image.js';
import { renderText } from '../text/text-object.js';

/** @import { ContextBlock, SectionBlock } from '@slack/types' */
/** @import { Directory, Place } from '../types.ts' */

/**
 * @param {SectionBlock} section
 * @param {Directory} directory
 * @param {Place} place
 * @returns {string}
 */
export function renderSection(section, directory, place) {
  const text = section.text ? `<div class="section-text">${renderText(section.text, directory)}</div>` : '';
  const fields = (section.fields ?? []).map((field) => `<div>${renderText(field, directory)}</div>`);
  const accessory = section.accessory
    ? `<div class="section-accessory">${renderElement(section.accessory, directory, place)}</div>`
    : '';
  const body = text + (fields.length > 0 ? `<div class="section-fields">${fields.join('')}</div>` : '');
  return `<div class="section-body">${body}</div>${accessory}`;
}

/**
 * @param {ContextBlock} context
 * @param {Directory} directory
 * @returns {string}
 */
export function renderContext(context, directory) {
  return context.elements
    .map((element) =>
      element.type === 'image'
        ? renderImageElement(element)
        : `<span>${renderText(element, directory)}</span>`,
    )
    .join('');
}
