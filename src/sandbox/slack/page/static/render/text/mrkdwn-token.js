import { decodeEntities } from '../html/decode-entities.js';
import { escapeHtml } from '../html/escape-html.js';
import { renderLink } from './link.js';
import { broadcastMention, channelMention, groupMention, userMention } from './mention.js';
import { renderDate } from './slack-date.js';

/** @import { Directory } from '../types.ts' */

/**
 * What stands between `<` and `>`: a mention, a date, a broadcast or a link. Anything else was no token.
 * @param {string} token
 * @param {Directory} directory
 * @returns {string}
 */
export function renderToken(token, directory) {
  const bar = token.indexOf('|');
  const head = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? undefined : decodeEntities(token.slice(bar + 1));
  if (head.startsWith('@')) return userMention(head.slice(1), directory, label);
  if (head.startsWith('#')) return channelMention(head.slice(1), directory, label);
  if (head.startsWith('!')) return renderCommand(head.slice(1), label, directory);
  if (/^[a-z][a-z0-9+.-]*:/i.test(head)) return renderLink(decodeEntities(head), label);
  return escapeHtml(decodeEntities(`<${token}>`));
}

/**
 * @param {string} command
 * @param {string | undefined} label
 * @param {Directory} directory
 */
function renderCommand(command, label, directory) {
  const [name = '', ...values] = command.split('^');
  if (name === 'subteam') return groupMention(values[0] ?? '', directory, label);
  if (name === 'date') return renderDateCommand(values, label, directory);
  return broadcastMention(name);
}

/**
 * @param {string[]} values seconds, format and, at will, a link
 * @param {string | undefined} label
 * @param {Directory} directory
 */
function renderDateCommand([seconds, format = '', link], label, directory) {
  const html = renderDate(Number(seconds), decodeEntities(format), label ?? format, directory);
  return link ? `${html} ${renderLink(decodeEntities(link), 'link')}` : html;
}
