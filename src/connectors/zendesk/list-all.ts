import type { z } from 'zod';
import { tooManyRecords } from '../too-many-records.ts';
import type { ZendeskClient } from './zendesk-client.ts';
import type { Cursor } from './zendesk-shapes.ts';

type Listing<Page, Item> = {
  path: string;
  shape: z.ZodType<Page>;
  items: (page: Page) => readonly Item[];
  what: string;
  limit: number;
};

/** Walks a list by Zendesk's cursor pagination, a hundred items to a page. Throws above the listing's limit. */
export async function listAll<Page extends Cursor, Item>(
  client: ZendeskClient,
  { path, shape, items, what, limit }: Listing<Page, Item>,
  signal: AbortSignal,
): Promise<Item[]> {
  const found: Item[] = [];
  let after: string | null | undefined;
  do {
    const page = await client.get(pageOf(path, after), shape, signal);
    found.push(...items(page));
    if (found.length > limit) throw tooManyRecords('zendesk', what, limit);
    after = page.meta.has_more ? page.meta.after_cursor : undefined;
  } while (after);
  return found;
}

function pageOf(path: string, after: string | null | undefined): string {
  const query = new URLSearchParams({ 'page[size]': '100', ...(after ? { 'page[after]': after } : {}) });
  return `${path}${path.includes('?') ? '&' : '?'}${query.toString()}`;
}
