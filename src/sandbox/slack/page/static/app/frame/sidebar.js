import { attributes } from '../../render/html/attributes.js';
import { escapeHtml } from '../../render/html/escape-html.js';
import { avatar } from './avatar.js';
import { channelSign } from './signs.js';

/** @import { ShownChannel } from '../../../../contract.ts' */
/** @import { Page } from '../data/store.js' */

/**
 * @param {Page} page
 * @returns {string}
 */
export function sidebar({ workspace, channel, tab }) {
  const { app } = workspace;
  const withApp = workspace.directMessages.find((message) => message.with === app.id);
  const withPeople = workspace.directMessages.filter((message) => message.with !== app.id);
  const nameOf = new Map(workspace.people.map((person) => [person.id, person]));
  return [
    `<div class="team">${escapeHtml(workspace.team.name)}</div>`,
    group(
      'Channels',
      workspace.channels.map((found) => channelEntry(found, found.id === channel)),
    ),
    group('Apps', [appEntry(app, withApp?.id === channel ? tab : undefined, withApp)]),
    group(
      'Direct messages',
      withPeople.map((found) => {
        const person = nameOf.get(found.with) ?? { id: found.with, name: found.with };
        return entry(found, found.id === channel, avatar(person), person.name, { 'data-go': found.id });
      }),
    ),
  ].join('');
}

/**
 * @param {string} title
 * @param {string[]} entries
 */
function group(title, entries) {
  return entries.length === 0 ? '' : `<section><h2>${title}</h2>${entries.join('')}</section>`;
}

/**
 * @param {ShownChannel} channel
 * @param {boolean} open
 */
function channelEntry(channel, open) {
  const name = channel.archived ? `${channel.name} (archived)` : channel.name;
  return entry(channel, open, channelSign(channel), name, { 'data-go': channel.id });
}

/**
 * @param {{ id: string, name: string }} app
 * @param {'home' | 'messages' | undefined} open
 * @param {{ unread: number, mentions: number }} [messages]
 */
function appEntry(app, open, messages = { unread: 0, mentions: 0 }) {
  const tab = open ?? (messages.unread > 0 ? 'messages' : 'home');
  return entry(messages, open !== undefined, avatar(app, 'app'), app.name, { 'data-tab': tab });
}

/**
 * @param {{ unread: number, mentions: number }} found
 * @param {boolean} open
 * @param {string} sign
 * @param {string} name
 * @param {Record<string, string>} target
 */
function entry({ unread, mentions }, open, sign, name, target) {
  const state = attributes({
    class: unread > 0 ? 'entry entry-unread' : 'entry',
    'aria-current': open ? 'page' : undefined,
    ...target,
  });
  const count =
    mentions > 0 ? `<span class="mention-count" aria-label="${mentions} mentions">${mentions}</span>` : '';
  const dot =
    unread > 0 && mentions === 0 ? '<span class="unread-dot" role="img" aria-label="unread"></span>' : '';
  return `<button type="button"${state}>${sign}<span class="entry-name">${escapeHtml(name)}</span>${count}${dot}</button>`;
}
