import { renderEmoji } from './emoji.js';
import { escapeLines } from '../html/escape-html.js';
import { renderLink } from './link.js';
import { broadcastMention, channelMention, groupMention, userMention } from './mention.js';
import { renderByType } from '../html/render-by-type.js';
import { renderDate } from './slack-date.js';

/** @import { RichTextElement } from '@slack/types' */
/** @import { Directory, Renderers, TextStyle } from '../types.ts' */

const STYLE_TAGS = /** @type {const} */ ({
  code: 'code',
  bold: 'b',
  italic: 'i',
  strike: 's',
  underline: 'u',
});

/** @type {Renderers<RichTextElement>} */
const RENDERERS = {
  text: ({ text }) => escapeLines(text),
  link: ({ url, text }) => renderLink(url, text),
  user: ({ user_id: id }, directory) => userMention(id, directory),
  channel: ({ channel_id: id }, directory) => channelMention(id, directory),
  usergroup: ({ usergroup_id: id }, directory) => groupMention(id, directory),
  broadcast: ({ range }) => broadcastMention(range),
  emoji: ({ name }) => renderEmoji(name),
  date: ({ timestamp, format, fallback }, directory) =>
    renderDate(timestamp, format, fallback ?? format, directory),
  color: ({ value }) => `<code>${escapeLines(value)}</code>`,
};

/**
 * Text of rich text is literal: whatever it spells, it is neither a mention nor a link.
 * @param {RichTextElement} element
 * @param {Directory} directory
 * @returns {string}
 */
export function renderRichTextElement(element, directory) {
  const html = renderByType(RENDERERS, 'rich text element', element, directory);
  return styled(html, 'style' in element ? element.style : undefined);
}

/**
 * @param {string} html
 * @param {TextStyle | undefined} style
 */
function styled(html, style) {
  if (!style) return html;
  return Object.entries(STYLE_TAGS).reduce(
    (inner, [name, tag]) =>
      style[/** @type {keyof TextStyle} */ (name)] ? `<${tag}>${inner}</${tag}>` : inner,
    html,
  );
}
