import { randomUUID } from 'node:crypto';
import type { Block } from '../contract.ts';
import { nextTs } from './next-ts.ts';
import type { Message, Metadata, Workspace } from './workspace.ts';

export type NewMessage = {
  channel: string;
  user: string;
  text: string;
  blocks?: Block[];
  threadTs?: string | undefined;
  metadata?: Metadata | undefined;
  visibleTo?: string | undefined;
};

export function addMessage(workspace: Workspace, message: NewMessage, nowMs: number): Message {
  const { channel, user, text, blocks = [], threadTs, metadata, visibleTo } = message;
  const added: Message = {
    ts: nextTs(workspace, nowMs),
    user,
    ...(user === workspace.app.userId && { botId: workspace.app.botId }),
    text,
    blocks: withBlockIds(blocks),
    ...(threadTs && { threadTs }),
    ...(metadata && { metadata }),
    ...(visibleTo && { visibleTo }),
    reactions: [],
  };
  (workspace.messages[channel] ??= []).push(added);
  return added;
}

/** Slack names every block that the app left nameless; clicks are reported under that name. */
export const withBlockIds = (blocks: Block[]): Block[] =>
  blocks.map((block) => ({ ...block, block_id: block.block_id || randomUUID().slice(0, 5) }));
