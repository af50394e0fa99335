/**
 * Where a link of this workspace leads, so that following it stays on this page and keeps who one is.
 * @param {string} href
 * @param {string} origin of this page
 * @returns {{ channel: string, ts: string, thread: string | undefined } | undefined}
 */
export function readPermalink(href, origin) {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  const found = /^\/archives\/(\w+)\/p(\d+)(\d{6})$/.exec(url.pathname);
  if (!found || url.origin !== origin) return undefined;
  const [, channel = '', seconds, fraction] = found;
  return { channel, ts: `${seconds}.${fraction}`, thread: url.searchParams.get('thread_ts') ?? undefined };
}
