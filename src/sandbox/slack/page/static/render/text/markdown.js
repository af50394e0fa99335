import { escapeHtml } from '../html/escape-html.js';
import { renderMarkdownInline } from './markdown-inline.js';

/** @import { Directory } from '../types.ts' */

const FENCE = /```[^\n]*\n([\s\S]*?)\n?```/;
const LIST_ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+/;

/**
 * The markdown block, as far as this page needs it: headings, lists, quotes, code, bold, italic, links. Like Slack's,
 * it also brings `<@U…>` and `<!channel>` alive.
 * @param {string} source
 * @param {Directory} directory
 * @returns {string}
 */
export function renderMarkdown(source, directory) {
  return source
    .split(FENCE)
    .map((part, index) =>
      index % 2 === 1 ? `<pre>${escapeHtml(part)}</pre>` : renderParagraphs(part, directory),
    )
    .join('');
}

/**
 * @param {string} source
 * @param {Directory} directory
 */
function renderParagraphs(source, directory) {
  return source
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => renderParagraph(paragraph.trim(), directory))
    .join('');
}

/**
 * @param {string} paragraph
 * @param {Directory} directory
 */
function renderParagraph(paragraph, directory) {
  const lines = paragraph.split('\n');
  /** @param {RegExp} mark */
  const without = (mark) => lines.map((line) => renderMarkdownInline(line.replace(mark, ''), directory));
  const heading = /^#{1,6}\s/.exec(paragraph);
  if (heading) return `<h4>${without(/^#{1,6}\s+/).join('<br>')}</h4>`;
  if (lines.every((line) => line.startsWith('>')))
    return `<blockquote>${without(/^>\s?/).join('<br>')}</blockquote>`;
  if (!lines.every((line) => LIST_ITEM.test(line))) return `<p>${without(/^$/).join('<br>')}</p>`;
  const tag = LIST_ITEM.exec(paragraph)?.[1] ? 'ol' : 'ul';
  return `<${tag}>${without(LIST_ITEM)
    .map((item) => `<li>${item}</li>`)
    .join('')}</${tag}>`;
}
