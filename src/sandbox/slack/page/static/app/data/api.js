/** @import { Act, Answer, Change, MessageList, Refusal, SandboxState } from '../../../../contract.ts' */

/**
 * @param {string | undefined} user
 * @returns {Promise<SandboxState>}
 */
export function fetchState(user) {
  return ask(`/sandbox/state${query({ user })}`);
}

/**
 * @param {string} user
 * @param {string} channel
 * @param {string} [thread]
 * @returns {Promise<MessageList>}
 */
export function fetchMessages(user, channel, thread) {
  return ask(`/sandbox/messages${query({ user, channel, thread_ts: thread })}`);
}

/**
 * Does what the person did, and resolves with what they see of it.
 * @param {Act} what
 * @returns {Promise<Answer>}
 */
export function act(what) {
  return ask('/sandbox/act', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  });
}

/**
 * Calls back on every change that this person sees, and on every loss and return of the connection.
 * @param {string} user
 * @param {{ changed: (change: Change) => void, connected: (connected: boolean) => void }} listeners
 * @returns {() => void} stops listening
 */
export function listen(user, { changed, connected }) {
  const events = new EventSource(`/sandbox/events${query({ user })}`);
  events.addEventListener('message', (event) => changed(JSON.parse(String(event.data))));
  events.addEventListener('open', () => connected(true));
  events.addEventListener('error', () => connected(false));
  return () => events.close();
}

/**
 * @template Result
 * @param {string} path
 * @param {RequestInit} [request]
 * @returns {Promise<Result>}
 */
async function ask(path, request) {
  const response = await fetch(path, request);
  const body = /** @type {unknown} */ (await response.json());
  if (!response.ok) throw new Error(/** @type {Refusal} */ (body).message);
  return /** @type {Result} */ (body);
}

/** @param {Record<string, string | undefined>} values */
function query(values) {
  const given = Object.entries(values).filter((entry) => entry[1] !== undefined);
  return given.length > 0
    ? `?${new URLSearchParams(/** @type {[string, string][]} */ (given)).toString()}`
    : '';
}
