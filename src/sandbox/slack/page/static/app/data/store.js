/** @import { SandboxState, ShownMessage } from '../../../../contract.ts' */

/**
 * Everything that the page draws. `channel` is what is open in the middle; App Home is the app's direct messages with
 * the tab `home`. `reveal` is a message to bring into sight as soon as it is there.
 * @typedef {{
 *   workspace: SandboxState,
 *   channel: string,
 *   tab: 'home' | 'messages',
 *   thread: string | undefined,
 *   reveal: string | undefined,
 *   messages: ShownMessage[],
 *   replies: ShownMessage[],
 *   connected: boolean,
 * }} Page
 */

/** @typedef {ReturnType<typeof createStore>} Store */

/**
 * @param {Page} first
 */
export function createStore(first) {
  let page = first;
  const listeners = /** @type {((page: Page) => void)[]} */ ([]);
  return {
    get: () => page,
    /** @param {Partial<Page>} change */
    set(change) {
      page = { ...page, ...change };
      for (const listener of listeners) listener(page);
    },
    /** @param {(page: Page) => void} listener */
    subscribe(listener) {
      listeners.push(listener);
      listener(page);
    },
  };
}
