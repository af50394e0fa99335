import { decodeEntities } from '../html/decode-entities.js';
import { renderEmoji } from './emoji.js';
import { escapeHtml } from '../html/escape-html.js';
import { renderLink } from './link.js';
import { broadcastMention, channelMention } from './mention.js';
import { renderToken } from './mrkdwn-token.js';

/** @import { Directory } from '../types.ts' */

const CODE = '`(?<code>[^`\\n]+)`';
const TOKEN = '<(?<token>[^<>\\n]+)>';
const EMOJI = ":(?<emoji>[a-z0-9_+'-]+):";
const STYLED =
  '(?<![\\p{L}\\p{N}*_~])(?<mark>[*_~])(?=\\S)(?<styled>(?:<[^<>\\n]*>|`[^`\\n]*`|[^\\n<`])*?\\S)\\k<mark>(?![\\p{L}\\p{N}])';
const BARE_URL = '(?<url>https?://[^\\s<>|`]*[^\\s<>|`.,;:!?)\'"])';
const BARE_NAME = '(?<![\\p{L}\\p{N}.])(?:@(?<range>here|channel|everyone)\\b|#(?<channel>[a-z0-9_-]+))';

const LITERAL = [CODE, TOKEN, EMOJI, STYLED];
const VERBATIM_PATTERN = LITERAL.join('|');
const PARSED_PATTERN = [...LITERAL, BARE_URL, BARE_NAME].join('|');
const STYLE_TAGS = /** @type {Record<string, string>} */ ({ '*': 'b', _: 'i', '~': 's' });

/**
 * One line of mrkdwn.
 * @param {string} line
 * @param {Directory} directory
 * @param {boolean} verbatim
 * @returns {string}
 */
export function renderInline(line, directory, verbatim) {
  const pattern = new RegExp(verbatim ? VERBATIM_PATTERN : PARSED_PATTERN, 'gu');
  let html = '';
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    html += literal(line.slice(end, match.index)) + renderMatch(match, directory, verbatim);
    end = match.index + match[0].length;
  }
  return html + literal(line.slice(end));
}

/**
 * @param {RegExpExecArray} match
 * @param {Directory} directory
 * @param {boolean} verbatim
 */
function renderMatch(match, directory, verbatim) {
  const { code, token, emoji, mark, styled, url, range, channel } = match.groups ?? {};
  if (code !== undefined) return `<code>${literal(code)}</code>`;
  if (token !== undefined) return renderToken(token, directory);
  if (emoji !== undefined) return renderEmoji(emoji);
  if (mark !== undefined)
    return `<${STYLE_TAGS[mark]}>${renderInline(styled ?? '', directory, verbatim)}</${STYLE_TAGS[mark]}>`;
  if (url !== undefined) return renderLink(decodeEntities(url));
  if (range !== undefined) return broadcastMention(range);
  return bareChannel(channel ?? '', directory);
}

/**
 * @param {string} name
 * @param {Directory} directory
 */
function bareChannel(name, directory) {
  const id = Object.keys(directory.channels).find((candidate) => directory.channels[candidate] === name);
  return id ? channelMention(id, directory) : literal(`#${name}`);
}

/** @param {string} text */
function literal(text) {
  return escapeHtml(decodeEntities(text));
}
