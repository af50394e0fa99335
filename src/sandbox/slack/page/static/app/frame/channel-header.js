import { attributes } from '../../render/html/attributes.js';
import { escapeHtml } from '../../render/html/escape-html.js';
import { avatar } from './avatar.js';
import { channelSign } from './signs.js';

/** @import { Page } from '../data/store.js' */

/**
 * @param {Page} page
 * @returns {string}
 */
export function channelHeader(page) {
  const { workspace, channel, tab } = page;
  const found = workspace.channels.find(({ id }) => id === channel);
  if (found) {
    return `<h1>${channelSign(found)}${escapeHtml(found.name)}</h1>`;
  }
  if (isAppChannel(workspace, channel)) {
    return `<h1>${avatar(workspace.app, 'app')}${escapeHtml(workspace.app.name)}</h1>${tabs(tab)}`;
  }
  const other = workspace.directMessages.find(({ id }) => id === channel)?.with;
  const person = workspace.people.find(({ id }) => id === other);
  return `<h1>${person ? avatar(person) : ''}${escapeHtml(person?.name ?? 'No channel')}</h1>`;
}

/**
 * @param {Page['workspace']} workspace
 * @param {string} channel
 */
export function isAppChannel({ directMessages, app }, channel) {
  return directMessages.some((message) => message.id === channel && message.with === app.id);
}

/** @param {'home' | 'messages'} open */
function tabs(open) {
  const buttons = [
    { tab: 'home', name: 'Home' },
    { tab: 'messages', name: 'Messages' },
  ].map(({ tab, name }) => {
    const marks = attributes({
      role: 'tab',
      'data-tab': tab,
      'aria-selected': tab === open ? 'true' : 'false',
    });
    return `<button type="button"${marks}>${name}</button>`;
  });
  return `<div class="tabs" role="tablist">${buttons.join('')}</div>`;
}
