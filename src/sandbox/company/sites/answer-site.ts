import type { CompanyAnswer, CompanyRequest } from '../wire.ts';
import { sites } from './sites.ts';

/** The web sites of other firms, under `/sites/<host>/`. Undefined when it is about something else. */
export function answerSite({ method, path }: CompanyRequest): CompanyAnswer | undefined {
  const [, host = '', place = ''] = /^\/sites\/([a-z0-9.-]+)(\/.*)?$/.exec(path) ?? [];
  if (!host || method !== 'GET') return undefined;
  const site = sites[host];
  if (!site || !['', '/', '/about'].includes(place)) return { status: 404, body: 'There is no such page.' };
  if ('leadsTo' in site) return { status: 302, headers: { location: site.leadsTo }, body: '' };
  return { status: 200, headers, body: site.page };
}

/** People open these pages from a card: nothing in them may run. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
};
