import { act, fetchState } from './api.js';
import { visibleChannel } from './location.js';

/** @import { Store } from './store.js' */

/** @typedef {ReturnType<typeof createNavigation>} Navigation */

/**
 * Going somewhere and becoming somebody. Each resolves when the page shows it.
 * @param {Store} store
 * @param {() => Promise<void>} refresh
 */
export function createNavigation(store, refresh) {
  return {
    /** @param {string} person */
    async become(person) {
      const workspace = await fetchState(person);
      const { channel: wished, thread } = store.get();
      const channel = visibleChannel(workspace, wished);
      store.set({
        workspace,
        channel,
        thread: channel === wished ? thread : undefined,
        messages: [],
        replies: [],
      });
      await refresh();
    },

    /** @param {string} channel */
    async open(channel) {
      if (channel !== store.get().channel) store.set({ thread: undefined, messages: [], replies: [] });
      store.set({ channel, tab: 'messages' });
      await refresh();
    },

    /** @param {'home' | 'messages'} tab */
    async openApp(tab) {
      const user = store.get().workspace.me.id;
      await act({ user, kind: 'home', tab });
      const workspace = await fetchState(user);
      const { app, directMessages } = workspace;
      const channel = directMessages.find((message) => message.with === app.id)?.id ?? store.get().channel;
      store.set({ workspace, channel, tab, thread: undefined, messages: [], replies: [] });
      await refresh();
    },

    /** @param {{ channel: string, ts: string, thread: string | undefined }} place */
    async follow({ channel, ts, thread }) {
      if (channel !== store.get().channel) store.set({ messages: [], replies: [] });
      store.set({ channel, thread, tab: 'messages', reveal: undefined });
      await refresh();
      store.set({ reveal: ts });
    },

    /** @param {string | undefined} thread */
    async openThread(thread) {
      store.set({ thread, replies: [] });
      await refresh();
    },
  };
}
