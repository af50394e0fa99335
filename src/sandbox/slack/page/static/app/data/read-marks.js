import { act } from './api.js';

/** @import { Page } from './store.js' */

/**
 * Marks as read what a person has before their eyes, once for each message that came last.
 * @returns {(page: Page) => void}
 */
export function createReadMarks() {
  let marked = '';
  return ({ workspace, channel, messages, tab }) => {
    const { me, channels, directMessages } = workspace;
    const unread = [...channels, ...directMessages].find(({ id }) => id === channel)?.unread ?? 0;
    const last = messages.findLast((message) => message.channel === channel);
    const mark = `${me.id} ${channel} ${last?.ts} ${unread}`;
    if (unread === 0 || !last || tab === 'home' || document.hidden || mark === marked) return;
    marked = mark;
    act({ user: me.id, kind: 'read', channel }).catch((error) => {
      marked = ''; // tried again at the next drawing
      console.warn(`Channel ${channel} could not be marked as read`, error);
    });
  };
}
