import { shortcutMenu } from './compose/shortcut-menu.js';
import { directoryOf } from './data/directory.js';
import { find } from './dom/find.js';
import { updateList } from './dom/keyed-list.js';
import { reveal } from './dom/reveal.js';
import { keepScroll, scrollToEnd } from './dom/scroll.js';
import { setHtml } from './dom/set-html.js';
import { channelHeader, isAppChannel } from './frame/channel-header.js';
import { homeHtml } from './frame/home-html.js';
import { peopleBar } from './frame/people-bar.js';
import { sidebar } from './frame/sidebar.js';
import { messageItems } from './messages/message-items.js';

/** @import { Page } from './data/store.js' */

/**
 * Draws everything but the modals and the composers. What did not change is not touched.
 * @returns {(page: Page) => void}
 */
export function createDraw() {
  let place = '';
  let revealed = /** @type {string | undefined} */ (undefined);
  return (page) => {
    const { workspace, channel, tab } = page;
    setHtml(find('#people-bar', HTMLElement), peopleBar(workspace));
    setHtml(find('#sidebar', HTMLElement), sidebar(page));
    setHtml(find('#channel-header', HTMLElement), channelHeader(page));
    setHtml(find('#shortcuts', HTMLElement), shortcutMenu(workspace.shortcuts));
    find('#disconnected', HTMLElement).hidden = page.connected;
    const atHome = tab === 'home' && isAppChannel(workspace, channel);
    find('#conversation', HTMLElement).hidden = atHome;
    find('#home', HTMLElement).hidden = !atHome;
    setHtml(find('#home', HTMLElement), atHome ? homeHtml(workspace, directoryOf(workspace)) : '');
    drawMessages(page, place);
    drawThread(page);
    place = placeOf(page);
    if (page.reveal === undefined) revealed = undefined;
    else if (page.reveal !== revealed && reveal(page.reveal)) revealed = page.reveal;
  };
}

/**
 * @param {Page} page
 * @param {string} placeBefore
 */
function drawMessages(page, placeBefore) {
  const list = find('#messages', HTMLElement);
  keepScroll(list, () => updateList(list, messageItems(page.messages, sceneOf(page, false))));
  if (placeOf(page) !== placeBefore) scrollToEnd(list);
}

/** @param {Page} page */
function drawThread(page) {
  find('#thread', HTMLElement).hidden = page.thread === undefined;
  const list = find('#replies', HTMLElement);
  keepScroll(list, () => updateList(list, messageItems(page.replies, sceneOf(page, true))));
}

/**
 * @param {Page} page
 * @param {boolean} inThread
 */
function sceneOf({ workspace }, inThread) {
  return { workspace, directory: directoryOf(workspace), now: new Date(), inThread };
}

/** @param {Page} page */
export function placeOf({ workspace, channel, messages }) {
  return `${workspace.me.id} ${channel} ${messages.length > 0 ? 'loaded' : 'empty'}`;
}
