import type { ServerResponse } from 'node:http';

/** Sends a permalink on to the page: /archives/C1/p1700000000000100 to /?channel=C1&ts=1700000000.000100. */
export function redirectPermalink(url: URL, res: ServerResponse): void {
  const [, channel, seconds, micros] = /^\/archives\/(\w+)\/p(\d+)(\d{6})$/.exec(url.pathname) ?? [];
  const thread = url.searchParams.get('thread_ts');
  const query = new URLSearchParams({
    channel: channel ?? '',
    ts: `${seconds}.${micros}`,
    ...(thread && { thread_ts: thread }),
  });
  res.writeHead(302, { location: channel ? `/?${query.toString()}` : '/' }).end();
}
