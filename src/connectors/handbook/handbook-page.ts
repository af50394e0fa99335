import { z } from 'zod';
import { readTool } from '../../domain/tool.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import type { HandbookPage } from './parse-page.ts';

export function handbookPage(pages: ReadonlyMap<string, HandbookPage>, webUrl: string | null) {
  return readTool({
    name: 'handbook_page',
    system: 'handbook',
    title: 'read the handbook',
    description: `A page of the company handbook, by clauses. Pages: ${[...pages.keys()].join(', ')}.`,
    input: z.object({ page: z.string().max(100).describe('The name of the page, such as refund-policy') }),
    bindings: {},
    read: async ({ page: name }) => {
      const found = pages.get(name);
      if (!found) throw noSuchPage(name, pages);
      const { page, title, version, clauses } = found;
      return {
        data: { page, version, clauses },
        record: {
          system: 'handbook',
          id: `${page}@${version}`,
          label: `${title} (version ${version})`,
          url: webUrl && `${webUrl.replace(/\/+$/, '')}/${page}`,
        },
      };
    },
  });
}

function noSuchPage(name: string, pages: ReadonlyMap<string, HandbookPage>): ToolFailure {
  return new ToolFailure({
    system: 'handbook',
    code: 'no_such_page',
    certainty: 'not_applied',
    message: `The handbook has no page ${JSON.stringify(name)}. Ask for one of: ${[...pages.keys()].join(', ')}.`,
  });
}
