import type { ReadTool } from '../../domain/tool.ts';
import type { Connector } from '../connector.ts';
import { handbookPage } from './handbook-page.ts';
import { loadHandbook } from './load-handbook.ts';

export type HandbookConfig = {
  directory?: string;
  /** Where people read the pages: the page's name is added to it. Without it, records carry no link. */
  webUrl?: string | null;
};

export type HandbookConnector = Connector<{ page: ReadTool }>;

/** Throws at once when a page cannot be read. */
export function handbookConnector({ directory, webUrl = null }: HandbookConfig = {}): HandbookConnector {
  const pages = loadHandbook(directory);
  const versions = [...pages.values()].map(({ page, version }) => `${page} ${version}`);
  return {
    system: 'handbook',
    tools: { page: handbookPage(pages, webUrl) },
    check: async () => `The handbook is there: ${versions.join(', ')}.`,
  };
}
