import { html } from '../company/pages/html.ts';
import type { CompanyAnswer } from '../company/wire.ts';
import { datedBack } from './dated-back.ts';
import type { Dated } from './dated-back.ts';
import { page } from './issue-page.ts';
import type { Emulator } from './open-emulator.ts';
import { organisation } from './seed/seed-github.ts';

/** What a search like `is:pr is:merged merged:2026-11-16..2026-11-22 repo:acme/shop` finds, as far as reports link to one. */
export async function searchPage(emulator: Emulator, asked: string, startedAt: Date): Promise<CompanyAnswer> {
  const query = new URL(asked, 'http://github.local').searchParams.get('q') ?? '';
  const [, by, first = '', last = ''] = /\b(merged|created):(\S+?)\.\.(\S+)/.exec(query) ?? [];
  const found: { repository: string; record: Dated }[] = [];
  for (const [, repository = ''] of query.matchAll(/\brepo:(\S+)/g)) {
    const kind = by === 'merged' ? 'pulls' : 'issues';
    const path = `/repos/${repository}/${kind}?state=all&per_page=100`;
    const all = (await emulator.act({ as: organisation.admin, method: 'GET', path })) as Dated[];
    found.push(
      ...all
        .map((record) => ({ repository, record: datedBack(repository, record, startedAt) }))
        .filter(({ record }) => {
          const day = (by === 'merged' ? record.merged_at : record.created_at)?.slice(0, 10);
          return day !== undefined && day >= first && day <= last;
        }),
    );
  }
  const lines = found.map(
    ({ repository, record: { number, title } }) =>
      html`<p><a href="/${repository}/issues/${number}">${repository}#${number}</a> ${String(title)}</p>`,
  );
  return page(
    200,
    `${found.length} found`,
    html`<p class="quiet">${query}</p>
      ${lines}`,
  );
}
