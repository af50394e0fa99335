import { renderBlocks } from '../../render/blocks/blocks.js';
import { attributes } from '../../render/html/attributes.js';
import { escapeHtml } from '../../render/html/escape-html.js';
import { renderEmoji } from '../../render/text/emoji.js';
import { renderMrkdwn } from '../../render/text/mrkdwn.js';
import { faceOf } from '../frame/signs.js';
import { clockTime, fullTime, timeAgo } from './format-time.js';
import { messageTools } from './message-tools.js';

/** @import { SandboxState, ShownMessage } from '../../../../contract.ts' */
/** @import { Directory } from '../../render/types.ts' */

/** @typedef {{ workspace: SandboxState, directory: Directory, now: Date, inThread: boolean }} Scene */

/**
 * The inside of one message: who, when, what, and what stands below it.
 * @param {ShownMessage} message
 * @param {Scene} scene
 * @returns {string}
 */
export function messageHtml(message, scene) {
  const { directory, workspace } = scene;
  const author = directory.users[message.user] ?? message.user;
  const privately = message.ephemeral ? '<div class="only-you">Only visible to you</div>' : '';
  const badge = message.bot ? '<span class="badge-app">APP</span>' : '';
  const edited = message.edited ? '<span class="edited">(edited)</span>' : '';
  return (
    `${faceOf(message.user, workspace)}<div class="message-body">${privately}` +
    `<div class="message-head"><b class="author">${escapeHtml(author)}</b>${badge}` +
    `<time${attributes({ title: fullTime(message.ts) })}>${clockTime(message.ts)}</time></div>` +
    `<div class="message-content">${content(message, directory)}${edited}</div>` +
    `${reactions(message, workspace.me.id)}${thread(message, scene)}</div>` +
    messageTools(message, workspace, scene.inThread)
  );
}

/**
 * @param {ShownMessage} message
 * @param {Directory} directory
 */
function content(message, directory) {
  return message.blocks.length > 0
    ? renderBlocks(message.blocks, directory, message.ts)
    : `<div class="plain-text">${renderMrkdwn(message.text, directory)}</div>`;
}

/**
 * @param {ShownMessage} message
 * @param {string} me
 */
function reactions({ reactions: given }, me) {
  if (given.length === 0) return '';
  const buttons = given.map(({ name, users }) => {
    const mine = users.includes(me);
    const marks = attributes({
      'data-react': name,
      'data-remove': mine,
      'aria-pressed': mine ? 'true' : 'false',
    });
    return `<button type="button" class="reaction"${marks}>${renderEmoji(name)} ${users.length}</button>`;
  });
  return `<div class="reactions">${buttons.join('')}</div>`;
}

/**
 * @param {ShownMessage} message
 * @param {Scene} scene
 */
function thread(message, { workspace, now, inThread }) {
  if (inThread || message.reply_count === 0) return '';
  const faces = message.reply_users
    .slice(0, 3)
    .map((id) => faceOf(id, workspace))
    .join('');
  const count = message.reply_count === 1 ? '1 reply' : `${message.reply_count} replies`;
  const last = message.latest_reply
    ? ` <span class="last-reply">last reply ${timeAgo(message.latest_reply, now)}</span>`
    : '';
  return `<button type="button" class="open-thread" data-open-thread>${faces}<b>${count}</b>${last}</button>`;
}
