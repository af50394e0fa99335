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
  return imageTag('image_url' in image ? image.image_url : undefined, image.alt_text);
}

/**
 * @param {ImageBlock} block
 * @returns {string}
 */
export function renderImageBlock(block) {
  const title = block.title ? `<figcaption>${renderPlainText(block.title)}</figcaption>` : '';
  return `<figure class="image">${title}${imageTag('image_url' in block ? block.image_url : undefined, block.alt_text)}</figure>`;
}

/**
 * The page's security policy lets only its own pictures load; any other shows its text and its host.
 * @param {string | undefined} url
 * @param {string} alt
 */
function imageTag(url, alt) {
  const src = url === undefined ? undefined : liveUrl(url);
  if (!src?.startsWith('http')) return `<span class="image-missing">[image: ${escapeHtml(alt)}]</span>`;
  return `<img${attributes({ src, alt, title: alt, loading: 'lazy' })}>`;
}
