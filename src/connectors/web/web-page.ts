import { z } from 'zod';
import { readTool } from '../../domain/tool.ts';
import { isHostName } from './allowed-host.ts';
import { pageText, tidy } from './page-text.ts';
import { readPage, shownAt } from './read-page.ts';
import type { WebSettings } from './web-config.ts';
import { webFailure } from './web-failure.ts';

/** A page is asked for by one of these and by nothing of the model’s own: what it has read cannot be told to a site. */
const paths = [
  '/',
  '/about',
  '/about-us',
  '/company',
  '/contact',
  '/imprint',
  '/impressum',
  '/legal-notice',
  '/team',
] as const;
const longest = 20_000;

export function webPage(settings: WebSettings) {
  return readTool({
    name: 'web_page',
    system: 'web',
    title: 'read a page of the company',
    description:
      'The visible text of a page of the company’s own web site. What the page hides from readers is left out and counted.',
    input: z.object({
      host: z.string().max(253).describe('The domain of the company, as hubspot_company names it'),
      path: z.enum(paths),
    }),
    bindings: { host: 'host' },
    read: async ({ host, path }, { signal }) => {
      const name = host.toLowerCase();
      if (!isHostName(name)) throw webFailure('host_not_allowed', name.slice(0, 80));
      const { url, isHtml, text } = await readPage(settings, new URL(`https://${name}${path}`), signal);
      const page = isHtml ? pageText(text) : { title: '', text: tidy(text), hiddenTexts: 0, isCut: false };
      const points = Array.from(page.text);
      return {
        data: {
          host: url.hostname,
          path: url.pathname,
          title: page.title.slice(0, 300),
          text: points.slice(0, longest).join(''),
          is_cut: page.isCut || points.length > longest,
          hidden_texts: page.hiddenTexts,
        },
        record: {
          system: 'web',
          id: `${url.hostname}${url.pathname}`.slice(0, 300),
          label: `${url.hostname}${url.pathname}`.slice(0, 120),
          url: shownAt(settings.demoUrl, url).slice(0, 1_000),
        },
      };
    },
  });
}
