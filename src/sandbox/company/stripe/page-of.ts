import { integerParameter } from './check-parameters.ts';
import { invalidRequest, resourceMissing } from './stripe-refusal.ts';

export const pageParameters = ['limit', 'starting_after', 'ending_before'];

type Listed = { id: string; created: number };

/** One page of a list, newest first, as Stripe cuts it: `limit` (1–100, default 10) after or before a record. */
export function pageOf<T extends Listed>(
  kind: string,
  url: string,
  records: readonly T[],
  query: URLSearchParams,
) {
  const limit = integerParameter(query, 'limit') ?? 10;
  if (limit < 1 || limit > 100)
    throw invalidRequest(`Invalid limit: ${limit}. It must be between 1 and 100.`, { param: 'limit' });
  const sorted = records.toSorted((a, b) => b.created - a.created || (a.id < b.id ? 1 : -1));
  const rest = remaining(kind, sorted, query);
  const data = query.has('ending_before') ? rest.slice(-limit) : rest.slice(0, limit);
  return { object: 'list', url, has_more: rest.length > data.length, data };
}

function remaining<T extends Listed>(kind: string, sorted: readonly T[], query: URLSearchParams): T[] {
  const after = query.get('starting_after');
  if (after !== null) return sorted.slice(indexOf(kind, sorted, after, 'starting_after') + 1);
  const before = query.get('ending_before');
  if (before !== null) return sorted.slice(0, indexOf(kind, sorted, before, 'ending_before'));
  return [...sorted];
}

function indexOf(kind: string, records: readonly Listed[], id: string, param: string): number {
  const index = records.findIndex((record) => record.id === id);
  if (index < 0) throw resourceMissing(kind, id, param);
  return index;
}
