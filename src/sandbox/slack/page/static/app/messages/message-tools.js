import { attributes } from '../../render/html/attributes.js';
import { escapeHtml } from '../../render/html/escape-html.js';
import { renderEmoji } from '../../render/text/emoji.js';

/** @import { SandboxState, ShownMessage } from '../../../../contract.ts' */

const QUICK_REACTIONS = ['white_check_mark', 'eyes', '+1'];
const MORE_REACTIONS = [
  'mag',
  'ticket',
  'receipt',
  'memo',
  'inbox_tray',
  'question',
  'warning',
  'hourglass',
  'robot_face',
  'zap',
  'tada',
  'wave',
  'rocket',
  'bulb',
  'pushpin',
  'x',
];

/**
 * What can be done with a message; shown when it is pointed at or has the focus.
 * @param {ShownMessage} message
 * @param {SandboxState} workspace
 * @param {boolean} inThread
 * @returns {string}
 */
export function messageTools(message, { shortcuts, me }, inThread) {
  if (message.ephemeral) return '';
  const mine = message.reactions.filter(({ users }) => users.includes(me.id)).map(({ name }) => name);
  const quick = QUICK_REACTIONS.map((name) => reaction(name, mine));
  const more = MORE_REACTIONS.map((name) => reaction(name, mine, 'menuitem'));
  const picker =
    '<button type="button" data-menu aria-haspopup="menu" aria-label="More reactions">☺+</button>' +
    `<span class="menu menu-emoji" role="menu" popover>${more.join('')}</span>`;
  const reply = inThread ? '' : '<button type="button" data-open-thread>Reply</button>';
  const run = shortcuts
    .filter(({ kind }) => kind === 'message')
    .map(
      ({ callbackId, name }) =>
        `<button type="button"${attributes({ 'data-shortcut': callbackId, title: name })}>${escapeHtml(name)}</button>`,
    );
  const tools = [...quick, picker, reply, ...run].join('');
  return `<div class="message-tools" role="toolbar" aria-label="Message actions">${tools}</div>`;
}

/**
 * Choosing what one has set already takes it off.
 * @param {string} name
 * @param {string[]} mine
 * @param {string} [role]
 */
function reaction(name, mine, role) {
  const marks = attributes({
    role,
    title: `:${name}:`,
    'data-react': name,
    'data-remove': mine.includes(name),
    'aria-label': `React with ${name}`,
  });
  return `<button type="button"${marks}>${renderEmoji(name)}</button>`;
}
