import type { Block, View } from '../../../src/sandbox/slack/contract.ts';
import type { Directory } from '../../../src/sandbox/slack/page/static/render/types.ts';

type Modules = {
  'render/blocks/blocks.js': {
    renderBlocks: (blocks: Block[], directory: Directory, scope: string) => string;
  };
  'render/text/mrkdwn.js': {
    renderMrkdwn: (source: string, directory: Directory, options?: { verbatim?: boolean }) => string;
  };
  'app/modals/modal-html.js': { modalHtml: (view: View, depth: number, directory: Directory) => string };
  'app/compose/suggestions.js': {
    suggestionsFor: (
      typed: string,
      workspace: {
        commands: { name: string; description: string; usageHint: string }[];
        app: { id: string; name: string };
      },
    ) => { text: string }[];
  };
  'app/compose/encode-typed.js': { encodeTyped: (typed: string, workspace: object) => string };
};

/** A module of the page. They are plain JavaScript that tsconfig.json leaves out, so their types are said here. */
export async function importPage<Path extends keyof Modules>(path: Path): Promise<Modules[Path]> {
  return import(new URL(`../../../src/sandbox/slack/page/static/${path}`, import.meta.url).href);
}

export const directory: Directory = {
  me: 'U1',
  users: { U1: 'Ada Okafor', U2: 'Grace Lindqvist' },
  channels: { C1: 'support' },
  groups: { S1: 'support-leads' },
  timeZone: 'Europe/Berlin',
  now: new Date('2026-11-23T12:00:00Z'),
};

const { renderBlocks } = await importPage('render/blocks/blocks.js');

export function render(...blocks: Block[]): string {
  return renderBlocks(blocks, directory, 'M1');
}
