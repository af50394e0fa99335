/** @import { SandboxState } from '../../../../contract.ts' */
/** @import { Page } from './store.js' */

/**
 * Who and where the address names, so that a reload stays and two tabs can be two people.
 * @param {string} search
 * @returns {{ user?: string, channel?: string, thread?: string, reveal?: string, tab: 'home' | 'messages' }}
 */
export function readLocation(search) {
  const {
    user,
    channel,
    thread_ts: thread,
    ts: reveal,
    tab,
  } = Object.fromEntries(new URLSearchParams(search));
  return { user, channel, thread, reveal, tab: tab === 'home' ? 'home' : 'messages' };
}

/**
 * @param {Page} page
 * @returns {string}
 */
export function writeLocation({ workspace, channel, thread, tab }) {
  const values = {
    user: workspace.me.id,
    channel,
    ...(thread && { thread_ts: thread }),
    ...(tab === 'home' && { tab }),
  };
  return `?${new URLSearchParams(values).toString()}`;
}

/**
 * The wished channel if this person sees it, else their first one.
 * @param {SandboxState} workspace
 * @param {string | undefined} wished
 * @returns {string}
 */
export function visibleChannel(workspace, wished) {
  const visible = [...workspace.channels, ...workspace.directMessages].map((channel) => channel.id);
  return visible.find((id) => id === wished) ?? visible[0] ?? '';
}
