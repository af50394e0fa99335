import { renderEmoji } from './emoji.js';
import { escapeHtml } from '../html/escape-html.js';
import { renderLink } from './link.js';
import { renderToken } from './mrkdwn-token.js';

/** @import { Directory } from '../types.ts' */

const CODE = '`(?<code>[^`]+)`';
const LINK = '\\[(?<label>[^\\]]+)\\]\\((?<target>[^)\\s]+)\\)';
const TOKEN = '<(?<token>[@#!][^<>\\n]+|[a-z]+:[^<>\\s]+)>';
const BOLD = '(?:\\*\\*|__)(?<bold>\\S(?:.*?\\S)?)(?:\\*\\*|__)';
const ITALIC = '(?<![\\p{L}\\p{N}])[*_](?<italic>\\S(?:[^*_]*?\\S)?)[*_](?![\\p{L}\\p{N}])';
const STRIKE = '~~(?<strike>.+?)~~';
const EMOJI = ":(?<emoji>[a-z0-9_+'-]+):";

const PATTERN = new RegExp([CODE, LINK, TOKEN, BOLD, ITALIC, STRIKE, EMOJI].join('|'), 'giu');

/**
 * @param {string} line
 * @param {Directory} directory
 * @returns {string}
 */
export function renderMarkdownInline(line, directory) {
  let html = '';
  let end = 0;
  for (const match of line.matchAll(PATTERN)) {
    html += escapeHtml(line.slice(end, match.index)) + renderMatch(match.groups ?? {}, directory);
    end = match.index + match[0].length;
  }
  return html + escapeHtml(line.slice(end));
}

/**
 * @param {Record<string, string | undefined>} found
 * @param {Directory} directory
 */
function renderMatch({ code, label, target, token, bold, italic, strike, emoji }, directory) {
  if (code !== undefined) return `<code>${escapeHtml(code)}</code>`;
  if (target !== undefined) return renderLink(target, label);
  if (token !== undefined) return renderToken(token, directory);
  if (bold !== undefined) return `<b>${renderMarkdownInline(bold, directory)}</b>`;
  if (italic !== undefined) return `<i>${renderMarkdownInline(italic, directory)}</i>`;
  if (strike !== undefined) return `<s>${renderMarkdownInline(strike, directory)}</s>`;
  return renderEmoji(emoji ?? '');
}
