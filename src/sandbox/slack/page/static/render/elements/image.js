import { attributes } from '../html/attributes.js';
import { escapeHtml } from '../html/escape-html.js';
import { liveUrl } from '../text/link.js';
import { renderPlainText } from '../text/text-object.js';

/** @import { ImageBlock, ImageElement } from '@slack/types' */

/**
 * @param {ImageElement} image
 * @returns {string}
 */
export function renderImageElement(image) {
  return imageTag(image);
}

/**
 * @param {ImageBlock} block
 * @returns {string}
 */
export function renderImageBlock(block) {
  const title = block.title ? `<figcaption>${renderPlainText(block.title)}</figcaption>` : '';
  return `<figure class="image">${title}${imageTag(block)}</figure>`;
}

/**
 * The page's security policy lets only its own pictures load, such as files of this workspace; any other shows its text and its host.
 * @param {ImageBlock | ImageElement} image
 */
function imageTag(image) {
  const alt = image.alt_text;
  const src = sourceOf(image);
  if (!src) return `<span class="image-missing">[image: ${escapeHtml(alt)}]</span>`;
  return `<img${attributes({ src, alt, title: alt, loading: 'lazy' })}>`;
}

/** @param {ImageBlock | ImageElement} image */
function sourceOf(image) {
  if ('slack_file' in image) {
    const file = /** @type {{ id?: string }} */ (image.slack_file);
    return file.id && `/sandbox/files/${encodeURIComponent(file.id)}`;
  }
  const url = 'image_url' in image ? liveUrl(image.image_url) : undefined;
  return url?.startsWith('http') ? url : undefined;
}
