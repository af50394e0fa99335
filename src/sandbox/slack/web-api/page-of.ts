import { RefusedCall } from './refused-call.ts';

type Page<T> = { items: T[]; response_metadata: { next_cursor: string } };

/** One page of a list; the cursor is opaque to the app, as Slack's is. */
export function pageOf<T>(
  all: T[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Page<T> {
  const start = cursor ? startOf(cursor) : 0;
  const end = start + limit;
  const next_cursor = end < all.length ? Buffer.from(`from:${end}`).toString('base64') : '';
  return { items: all.slice(start, end), response_metadata: { next_cursor } };
}

function startOf(cursor: string): number {
  const [, start] = /^from:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('latin1')) ?? [];
  if (start === undefined) throw new RefusedCall('invalid_cursor');
  return Number(start);
}
