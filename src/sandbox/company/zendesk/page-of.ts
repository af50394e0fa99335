import { badRequest } from './zendesk-refusal.ts';

/** One page of a list under cursor pagination; the cursor is opaque to clients. */
export function pageOf<T>(records: readonly T[], query: URLSearchParams) {
  const size = Number(query.get('page[size]') ?? 100);
  if (!Number.isInteger(size) || size < 1 || size > 100)
    throw badRequest('Invalid attribute', 'page[size] must be between 1 and 100');
  const start = startOf(query.get('page[after]'));
  const end = start + size;
  const hasMore = end < records.length;
  return {
    items: records.slice(start, end),
    meta: { has_more: hasMore, after_cursor: hasMore ? cursorAt(end) : null, before_cursor: null },
  };
}

function cursorAt(index: number): string {
  return Buffer.from(`at:${index}`).toString('base64url');
}

function startOf(cursor: string | null): number {
  if (cursor === null) return 0;
  const index = /^at:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (!index) throw badRequest('InvalidPaginationParameter', 'page[after] is not valid');
  return Number(index);
}
