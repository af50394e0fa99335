import { clean } from './readable.ts';

const calls = /@(?=here|channel|everyone|group)/gi;
const addresses = /\b(?:[a-z][a-z0-9+.-]*:(?=\/\/)|www(?=\.))/gi;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const wordJoiner = '\u2060';

/** Fit for Slack's mrkdwn: no mention, link or broadcast can come of it. */
export function escapeMrkdwn(text: string): string {
  return uncalled(clean(text).replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign));
}

/** The same words with nothing in them that calls somebody or leads anywhere, where a text is taken as it stands. */
export function inert(text: string): string {
  return uncalled(clean(text)).replaceAll(addresses, (start) => `${start}${wordJoiner}`);
}

/** Whether `inert` would take the life out of something. */
export function isAlive(text: string): boolean {
  return /@(?:here|channel|everyone|group)|<[@!#]/i.test(text) || text.search(addresses) >= 0;
}

function uncalled(text: string): string {
  return text.replaceAll(calls, `@${wordJoiner}`);
}
