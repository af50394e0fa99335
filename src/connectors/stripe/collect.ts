import { tooManyRecords } from '../too-many-records.ts';

/** Everything that a paginated list yields. Throws above `limit`. */
export async function collect<T>(
  pages: AsyncIterable<T>,
  { what, limit }: { what: string; limit: number },
): Promise<T[]> {
  const items: T[] = [];
  for await (const item of pages) {
    if (items.length === limit) throw tooManyRecords('stripe', what, limit);
    items.push(item);
  }
  return items;
}
