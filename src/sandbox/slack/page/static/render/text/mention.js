import { escapeHtml } from '../html/escape-html.js';

/** @import { Directory } from '../types.ts' */

/**
 * @param {string} id
 * @param {Directory} directory
 * @param {string} [label]
 */
export function userMention(id, directory, label) {
  const kind = id === directory.me ? 'mention mention-me' : 'mention';
  return chip(kind, `@${directory.users[id] ?? label ?? id}`);
}

/**
 * @param {string} id
 * @param {Directory} directory
 * @param {string} [label]
 */
export function channelMention(id, directory, label) {
  return chip('mention', `#${directory.channels[id] ?? label ?? id}`);
}

/**
 * @param {string} id
 * @param {Directory} directory
 * @param {string} [label]
 */
export function groupMention(id, directory, label) {
  return chip('mention', `@${(directory.groups[id] ?? label ?? id).replace(/^@/, '')}`);
}

/** @param {string} range `here`, `channel` or `everyone`: it would ring for all of them */
export function broadcastMention(range) {
  return chip('mention mention-broadcast', `@${range}`);
}

/**
 * @param {string} kind
 * @param {string} text
 */
function chip(kind, text) {
  return `<span class="${kind}">${escapeHtml(text)}</span>`;
}
