import type { Block, ShownMessage, View } from '../../src/sandbox/slack/contract.ts';

type Node = Record<string, unknown>;

/** A message as a person reads it, buttons included: `<@U…>` for a mention, `[label](address)` for a link. */
export function readMessage({ text, blocks }: Pick<ShownMessage, 'text' | 'blocks'>): string {
  return blocks.length > 0 ? readBlocks(blocks) : text;
}

export function readView({ title, blocks }: Pick<View, 'title' | 'blocks'>): string {
  return [title?.text ?? '', readBlocks(blocks)].join('\n');
}

function readBlocks(blocks: readonly Block[]): string {
  return blocks.map(read).filter(Boolean).join('\n');
}

/** What stands in one line of rich text is one line here, too. */
const inline = new Set(['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']);

function read(value: unknown): string {
  if (Array.isArray(value)) return value.map(read).filter(Boolean).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  const node = value as Node;
  const type = typeof node['type'] === 'string' ? node['type'] : '';
  if (inline.has(type)) return (node['elements'] as unknown[]).map(read).join('');
  if (type in spelled) return spelled[type]?.(node) ?? '';
  return Object.values(node).map(read).filter(Boolean).join('\n');
}

const spelled: Record<string, (node: Node) => string> = {
  text: ({ text }) => String(text),
  mrkdwn: ({ text }) => String(text),
  plain_text: ({ text }) => String(text),
  user: ({ user_id }) => `<@${String(user_id)}>`,
  usergroup: ({ usergroup_id }) => `<!subteam^${String(usergroup_id)}>`,
  channel: ({ channel_id }) => `<#${String(channel_id)}>`,
  link: ({ url, text }) => `[${String(text ?? url)}](${String(url)})`,
  date: ({ fallback }) => String(fallback),
};
