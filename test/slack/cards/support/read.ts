import type { KnownBlock } from '@slack/types';

type Node = Record<string, unknown>;

/** What stands in these blocks, as one text: mentions as `@U0…`, dates by their fallback. */
export function read(blocks: readonly KnownBlock[]): string {
  return blocks.map((block) => spell(block as unknown as Node)).join('\n');
}

function spell(node: Node): string {
  if (node['type'] === 'user') return `@${String(node['user_id'])}`;
  if (node['type'] === 'date') return String(node['fallback']);
  if (typeof node['text'] === 'string') return node['text'];
  return Object.entries(node)
    .filter(([field]) =>
      ['text', 'elements', 'fields', 'options', 'label', 'hint', 'element'].includes(field),
    )
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .map((child) => spell(child as Node))
    .join(node['type'] === 'rich_text_section' || node['type'] === 'rich_text_quote' ? '' : '\n');
}
