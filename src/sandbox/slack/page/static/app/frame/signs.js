import { avatar } from './avatar.js';

/** @import { SandboxState } from '../../../../contract.ts' */

const LOCK =
  '<svg viewBox="0 0 16 16" width="14" height="14" role="img" aria-label="private"><path fill="currentColor" ' +
  'd="M4 7V5a4 4 0 0 1 8 0v2h.5c.6 0 1 .4 1 1v5c0 .6-.4 1-1 1h-9a1 1 0 0 1-1-1V8c0-.6.4-1 1-1H4Zm1.5 0h5V5a2.500 2.500 0 0 0-5 0v2Z"/></svg>';

/** @param {{ private: boolean }} channel */
export function channelSign(channel) {
  return `<span class="sign">${channel.private ? LOCK : '#'}</span>`;
}

/**
 * The face of whoever wrote something: a person or the app.
 * @param {string} id
 * @param {SandboxState} workspace
 */
export function faceOf(id, { app, people }) {
  if (id === app.id) return avatar(app, 'app');
  return avatar(people.find((person) => person.id === id) ?? { id, name: id });
}
