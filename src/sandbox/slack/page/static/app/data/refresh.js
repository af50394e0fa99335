import { fetchMessages, fetchState } from './api.js';
import { visibleChannel } from './location.js';

/** @import { Page, Store } from './store.js' */

/**
 * A function that fetches again what the page shows. Calls during a fetch become one more fetch after it; what was
 * fetched for somebody or somewhere else in the meantime is dropped.
 * @param {Store} store
 * @returns {() => Promise<void>}
 */
export function createRefresh(store) {
  let running = /** @type {Promise<void> | undefined} */ (undefined);
  let again = false;

  async function run() {
    do {
      again = false;
      await refreshOnce(store);
    } while (again);
  }

  return () => {
    again = true;
    running ??= run().finally(() => (running = undefined));
    return running;
  };
}

/** @param {Store} store */
async function refreshOnce(store) {
  const before = store.get();
  const workspace = await fetchState(before.workspace.me.id);
  const channel = visibleChannel(workspace, before.channel);
  const { thread } = before;
  const [messages, replies] = await Promise.all([
    channel ? messagesOf(workspace.me.id, channel) : [],
    channel && thread ? messagesOf(workspace.me.id, channel, thread) : [],
  ]);
  if (isSamePlace(before, store.get())) store.set({ workspace, channel, messages, replies });
}

/**
 * @param {Page} before
 * @param {Page} now
 */
function isSamePlace(before, now) {
  return (
    before.workspace.me.id === now.workspace.me.id &&
    before.channel === now.channel &&
    before.thread === now.thread
  );
}

/**
 * @param {string} user
 * @param {string} channel
 * @param {string} [thread]
 */
async function messagesOf(user, channel, thread) {
  return (await fetchMessages(user, channel, thread)).messages;
}
