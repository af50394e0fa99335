import { escapeHtml } from '../../render/html/escape-html.js';
import { dayName } from './format-time.js';
import { messageHtml } from './message-html.js';

/** @import { ShownMessage } from '../../../../contract.ts' */
/** @import { Item } from '../dom/keyed-list.js' */
/** @import { Scene } from './message-html.js' */

/**
 * Messages as list items, with a line before the first one of each day.
 * @param {ShownMessage[]} messages oldest first
 * @param {Scene} scene
 * @returns {Item[]}
 */
export function messageItems(messages, scene) {
  const items = /** @type {Item[]} */ ([]);
  let day = '';
  for (const message of messages) {
    const today = dayName(message.ts, scene.now);
    if (today !== day && !scene.inThread) items.push(dayLine(today));
    day = today;
    items.push({
      key: message.ts,
      className: message.ephemeral ? 'message message-ephemeral' : 'message',
      dataset: { ts: message.ts, channel: message.channel },
      html: messageHtml(message, scene),
    });
  }
  return items;
}

/**
 * @param {string} day
 * @returns {Item}
 */
function dayLine(day) {
  return { key: `day ${day}`, className: 'day-line', html: `<span>${escapeHtml(day)}</span>` };
}
