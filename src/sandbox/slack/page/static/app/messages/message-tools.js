import { attributes } from '../../render/html/attributes.js';
import { escapeHtml } from '../../render/html/escape-html.js';
import { renderEmoji } from '../../render/text/emoji.js';

/** @import { SandboxState, ShownMessage } from '../../../../contract.ts' */

const QUICK_REACTIONS = ['white_check_mark', 'eyes', '+1'];

/**
 * What can be done with a message; shown when it is pointed at or has the focus.
 * @param {ShownMessage} message
 * @param {SandboxState['shortcuts']} shortcuts
 * @param {boolean} inThread
 * @returns {string}
 */
export function messageTools(message, shortcuts, inThread) {
  if (message.ephemeral) return '';
  const react = QUICK_REACTIONS.map(
    (name) =>
      `<button type="button"${attributes({ 'data-react': name, 'aria-label': `React with ${name}` })}>${renderEmoji(name)}</button>`,
  );
  const reply = inThread ? '' : '<button type="button" data-open-thread>Reply</button>';
  const run = shortcuts
    .filter(({ kind }) => kind === 'message')
    .map(
      ({ callbackId, name }) =>
        `<button type="button"${attributes({ 'data-shortcut': callbackId, title: name })}>${escapeHtml(name)}</button>`,
    );
  return `<div class="message-tools" role="toolbar" aria-label="Message actions">${[...react, reply, ...run].join('')}</div>`;
}
