import type { CompanyAnswer } from '../company/wire.ts';
import type { Ask } from './answer-github.ts';
import { answerOf } from './forward.ts';

type Pull = {
  number: number;
  title: string;
  body: string | null;
  state: string;
  draft: boolean;
  merged_at: string | null;
  user: { login: string };
  base: { repo: { full_name: string } };
};

/** The emulator's timeline knows no cross-references: those of the repository's pull requests go before its own events. */
export async function timelineOf(ask: Ask, path: string, query: URLSearchParams): Promise<CompanyAnswer> {
  const own = await ask();
  if (own.status !== 200 || Number(query.get('page') ?? 1) > 1) return answerOf(own);
  const [, repository = '', number = ''] = /^(\/repos\/[^/]+\/[^/]+)\/issues\/(\d+)/.exec(path) ?? [];
  const asked = new URLSearchParams({ state: 'all', per_page: '100', direction: 'asc', sort: 'created' });
  const pulls = await ask({ path: `${repository}/pulls`, query: asked });
  const referring = (pulls.data as Pull[]).filter(({ title, body }) =>
    new RegExp(`(?<!\\w)#${number}\\b`).test(`${title}\n${body ?? ''}`),
  );
  return answerOf({ ...own, data: [...referring.map(crossReference), ...(own.data as unknown[])] });
}

function crossReference({ base, merged_at, ...pull }: Pull) {
  return {
    event: 'cross-referenced',
    source: {
      type: 'issue',
      issue: { ...pull, pull_request: { merged_at }, repository: base.repo },
    },
  };
}
