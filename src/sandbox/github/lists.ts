import type { CompanyAnswer, CompanyRequest } from '../company/wire.ts';
import type { Ask } from './answer-github.ts';
import { datedBack } from './dated-back.ts';
import type { Dated } from './dated-back.ts';
import { notFound } from './refusals.ts';

const lists = /^(\/repos\/[^/]+\/[^/]+)\/(issues|pulls)$/;

export function isList(path: string): boolean {
  return lists.test(path);
}

/**
 * Issues and pull requests as GitHub lists them: with the dates of the invented past, in their order, a page at a time, and
 * pull requests among the issues. The emulator dates everything to its start and leaves them out.
 */
export async function listOf(
  ask: Ask,
  { path, query }: Pick<CompanyRequest, 'path' | 'query'>,
  { ownUrl, startedAt }: { ownUrl: string; startedAt: Date },
): Promise<CompanyAnswer> {
  const [, repository = '', kind = ''] = lists.exec(path) ?? [];
  const all = await everything(ask, path, query);
  if (!all) return notFound;
  const pulls = kind === 'issues' ? ((await everything(ask, `${repository}/pulls`, query)) ?? []) : [];
  const name = repository.replace('/repos/', '');
  const dated = [...all, ...pulls.map(asIssue)].map((each) => datedBack(name, each, startedAt));
  const since = query.get('since');
  const found = since ? dated.filter(({ updated_at }) => Date.parse(updated_at) >= Date.parse(since)) : dated;
  return pageOf(found.toSorted(orderOf(query)), { ownUrl, path, query });
}

/** Every page of what the emulator has in that state, whatever else is asked; undefined where it has no such repository. */
async function everything(ask: Ask, path: string, query: URLSearchParams): Promise<Dated[] | undefined> {
  const found: Dated[] = [];
  const kept = new URLSearchParams(query);
  for (const ours of ['since', 'sort', 'direction']) kept.delete(ours);
  kept.set('per_page', '100');
  for (let page = 1; ; page++) {
    kept.set('page', String(page));
    const { status, data } = await ask({ path, query: kept });
    if (status !== 200) return undefined;
    found.push(...(data as Dated[]));
    if ((data as Dated[]).length < 100) return found;
  }
}

function asIssue(pull: Dated): Dated {
  const { number, title, body, state, user, created_at, updated_at, closed_at = null, merged_at } = pull;
  const shared = { number, title, body, state, user, created_at, updated_at, closed_at };
  return { ...shared, labels: [], assignees: [], pull_request: { merged_at } };
}

function orderOf(query: URLSearchParams): (a: Dated, b: Dated) => number {
  const by = query.get('sort') === 'updated' ? 'updated_at' : 'created_at';
  const sign = query.get('direction') === 'asc' ? 1 : -1;
  return (a, b) => sign * (Date.parse(a[by]) - Date.parse(b[by]) || a.number - b.number);
}

function pageOf(
  all: readonly Dated[],
  { ownUrl, path, query }: { ownUrl: string; path: string; query: URLSearchParams },
): CompanyAnswer {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const page = Number(query.get('page') ?? 1);
  const body = all.slice((page - 1) * size, page * size);
  if (page * size >= all.length) return { status: 200, body };
  const next = new URLSearchParams(query);
  next.set('page', String(page + 1));
  return { status: 200, headers: { link: `<${ownUrl}${path}?${next.toString()}>; rel="next"` }, body };
}
