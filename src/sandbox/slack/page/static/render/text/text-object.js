import { renderEmoji } from './emoji.js';
import { escapeLines } from '../html/escape-html.js';
import { renderMrkdwn } from './mrkdwn.js';

/** @import { MrkdwnElement, PlainTextElement } from '@slack/types' */
/** @import { Directory } from '../types.ts' */

/**
 * @param {MrkdwnElement | PlainTextElement | undefined} text
 * @param {Directory} directory
 * @returns {string}
 */
export function renderText(text, directory) {
  if (!text) return '';
  return text.type === 'mrkdwn'
    ? renderMrkdwn(text.text, directory, { verbatim: text.verbatim ?? false })
    : renderPlainText(text);
}

/**
 * Plain text stays literal; only emoji names become signs, unless the text says otherwise.
 * @param {PlainTextElement | undefined} text
 * @returns {string}
 */
export function renderPlainText(text) {
  if (!text) return '';
  if (text.emoji === false) return escapeLines(text.text);
  return text.text
    .split(/:([a-z0-9_+'-]+):/)
    .map((part, index) => (index % 2 === 1 ? renderEmoji(part) : escapeLines(part)))
    .join('');
}
