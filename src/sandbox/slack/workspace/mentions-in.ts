import type { Message } from './workspace.ts';

export type Mentions = { users: string[]; groups: string[]; everybody: boolean };

/** Whom a message calls, where Slack would: in mrkdwn and in rich text mentions, never in plain or escaped text. */
export function mentionsIn(message: Pick<Message, 'text' | 'blocks'>): Mentions {
  const found: Mentions = { users: [], groups: [], everybody: false };
  collectFromMrkdwn(message.text, found);
  collectFromBlocks(message.blocks, found);
  return found;
}

function collectFromMrkdwn(text: string, found: Mentions): void {
  for (const [, user, group, broadcast] of text.matchAll(
    /<@([A-Z0-9]+)(?:\|[^>]*)?>|<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>|<!(here|channel|everyone)(?:\|[^>]*)?>/g,
  )) {
    if (user) found.users.push(user);
    if (group) found.groups.push(group);
    if (broadcast) found.everybody = true;
  }
}

function collectFromBlocks(value: unknown, found: Mentions): void {
  if (Array.isArray(value)) for (const item of value) collectFromBlocks(item, found);
  else if (typeof value === 'object' && value !== null) {
    const node = value as Record<string, unknown>;
    if (node.type === 'mrkdwn' && typeof node.text === 'string') collectFromMrkdwn(node.text, found);
    if (node.type === 'user' && typeof node.user_id === 'string') found.users.push(node.user_id);
    if (node.type === 'usergroup' && typeof node.usergroup_id === 'string')
      found.groups.push(node.usergroup_id);
    if (node.type === 'broadcast') found.everybody = true;
    for (const item of Object.values(node)) if (typeof item === 'object') collectFromBlocks(item, found);
  }
}
