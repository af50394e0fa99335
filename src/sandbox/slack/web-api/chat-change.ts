import { z } from 'zod';
import { limits } from '../../../slack/block-kit/limits.ts';
import type { LocalSlack } from '../local-slack.ts';
import { withBlockIds } from '../workspace/add-message.ts';
import { allMessages, findMessage, repliesTo } from '../workspace/look-up.ts';
import { nextTs } from '../workspace/next-ts.ts';
import type { Channel, Message } from '../workspace/workspace.ts';
import { acceptBlocks } from './accept-blocks.ts';
import { acceptMetadata } from './accept-metadata.ts';
import { getChannel, getWritableChannel } from './channel-access.ts';
import { method, nested } from './method.ts';
import { RefusedCall } from './refused-call.ts';
import { renderMessage } from './render-message.ts';

export const update = method({
  tier: 'three',
  scopes: ['chat:write'],
  arguments: z.object({
    channel: z.string(),
    ts: z.string(),
    text: z.string().optional(),
    blocks: nested.optional(),
    metadata: nested.optional(),
  }),
  run(slack, given) {
    const { workspace, changes } = slack;
    const channel = getWritableChannel(slack, given.channel);
    const message = getOwnMessage(slack, channel, given.ts, 'cant_update_message');
    const blocks = acceptBlocks(slack, given.blocks);
    if (given.text === undefined && blocks === undefined) throw new RefusedCall('no_text');
    if ((given.text?.length ?? 0) > limits.message.updatedText) throw new RefusedCall('msg_too_long');
    const metadata = acceptMetadata(given.metadata);
    Object.assign(message, {
      text: given.text ?? '',
      ...(blocks && { blocks: withBlockIds(blocks) }),
      ...(metadata && { metadata }),
      edited: { user: workspace.app.userId, ts: nextTs(workspace, slack.now()) },
    });
    changes.tell({ channel: channel.id });
    return {
      channel: channel.id,
      ts: message.ts,
      text: message.text,
      message: renderMessage(workspace, message),
    };
  },
});

export const remove = method({
  tier: 'three',
  scopes: ['chat:write'],
  arguments: z.object({ channel: z.string(), ts: z.string() }),
  run(slack, given) {
    const channel = getWritableChannel(slack, given.channel);
    deleteMessage(slack, channel, getOwnMessage(slack, channel, given.ts, 'cant_delete_message'));
    return { channel: channel.id, ts: given.ts };
  },
});

/** A root with replies leaves a gravestone, so that its thread stays. */
export function deleteMessage({ workspace, changes }: LocalSlack, channel: Channel, message: Message): void {
  const there = allMessages(workspace, channel.id);
  if (repliesTo(there, message.ts).length > 0)
    Object.assign(message, { text: 'This message was deleted.', blocks: [], tombstone: true });
  else workspace.messages[channel.id] = there.filter((other) => other !== message);
  changes.tell({ channel: channel.id });
}

export const getPermalink = method({
  tier: 'special',
  arguments: z.object({ channel: z.string(), message_ts: z.string() }),
  run(slack, given) {
    const channel = getChannel(slack, given.channel);
    const message = getSharedMessage(slack, channel, given.message_ts);
    const link = `${slack.url()}/archives/${channel.id}/p${message.ts.replace('.', '')}`;
    const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
    return { channel: channel.id, permalink: link + thread };
  },
});

function getOwnMessage(slack: LocalSlack, channel: Channel, ts: string, otherwise: string): Message {
  const message = getSharedMessage(slack, channel, ts);
  if (message.botId !== slack.workspace.app.botId) throw new RefusedCall(otherwise);
  return message;
}

function getSharedMessage({ workspace }: LocalSlack, channel: Channel, ts: string): Message {
  const message = findMessage(workspace, channel.id, ts);
  if (!message || message.visibleTo || message.tombstone) throw new RefusedCall('message_not_found');
  return message;
}
