import { createComposer } from './compose/composer.js';
import { fetchState, listen } from './data/api.js';
import { readLocation, visibleChannel, writeLocation } from './data/location.js';
import { createNavigation } from './data/navigate.js';
import { createReadMarks } from './data/read-marks.js';
import { createRefresh } from './data/refresh.js';
import { createStore } from './data/store.js';
import { find } from './dom/find.js';
import { createDraw } from './draw.js';
import { createPermalinkPress } from './frame/permalink-press.js';
import { placeName } from './frame/place-name.js';
import { createTryPanel } from './frame/try-press.js';
import { createFramePress } from './frame-press.js';
import { createMessagePress } from './message-press.js';
import { createModalStack } from './modals/modal-stack.js';
import { createPress } from './press.js';

const wished = readLocation(location.search);
// An address may outlive its person: a fresh workspace starts as the first one.
const workspace = await fetchState(wished.user).catch(() => fetchState(undefined));
const channel = visibleChannel(workspace, wished.channel);
const { thread, tab, reveal } = wished;
const store = createStore({
  workspace,
  channel,
  thread,
  tab,
  reveal,
  messages: [],
  replies: [],
  connected: true,
});
const refresh = createRefresh(store);
const navigation = createNavigation(store, refresh);

const composer = createComposer(find('#composer', HTMLFormElement), store, {
  inThread: false,
  sent: refresh,
});
const replier = createComposer(find('#reply-composer', HTMLFormElement), store, {
  inThread: true,
  sent: refresh,
});
const modals = createModalStack(find('#modal', HTMLDialogElement), store, refresh);
const tryPanel = createTryPanel(store, navigation, (text) => composer.propose(text));
const draw = createDraw();
const markRead = createReadMarks();
createPress(store, refresh);
createMessagePress(store, navigation, refresh);
createFramePress(store, navigation, refresh);
createPermalinkPress(store, navigation);

let listener = { user: '', stop: () => {} };

store.subscribe((page) => {
  const { me } = page.workspace;
  draw(page);
  modals.draw(page);
  tryPanel.draw();
  composer.draw(`Message ${placeName(page.workspace, page.channel)}`, `${me.id} ${page.channel}`);
  replier.draw('Reply…', `${me.id} ${page.channel} ${page.thread ?? ''}`);
  history.replaceState(null, '', writeLocation(page));
  document.title = `${placeName(page.workspace, page.channel)} · ${me.name} · LeenOps sandbox`;
  if (listener.user !== me.id) listenAs(me.id);
  markRead(page);
});
await refresh();
document.documentElement.dataset['ready'] = 'yes';

async function refreshOrSay() {
  try {
    await refresh();
  } catch (error) {
    store.set({ connected: false });
    console.warn('The page could not be refreshed; it tries again when the server answers', error);
  }
}

/** @param {string} user */
function listenAs(user) {
  listener.stop();
  const stop = listen(user, {
    changed: () => void refreshOrSay(),
    connected(connected) {
      if (connected !== store.get().connected) store.set({ connected });
      if (connected) void refreshOrSay();
    },
  });
  listener = { user, stop };
}
