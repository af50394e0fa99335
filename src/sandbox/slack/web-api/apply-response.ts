import { z } from 'zod';
import { announceMessage } from '../delivery/announce.ts';
import type { LocalSlack } from '../local-slack.ts';
import { addMessage, withBlockIds } from '../workspace/add-message.ts';
import { findChannel, findMessage } from '../workspace/look-up.ts';
import { nextTs } from '../workspace/next-ts.ts';
import type { Channel, Message } from '../workspace/workspace.ts';
import { acceptBlocks } from './accept-blocks.ts';
import { deleteMessage } from './chat-change.ts';
import { RefusedCall } from './refused-call.ts';
import type { ResponseTarget } from './response-urls.ts';

const response = z.object({
  text: z.string().default(''),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.union([z.boolean(), z.literal('true').transform(() => true)]).default(false),
  delete_original: z.union([z.boolean(), z.literal('true').transform(() => true)]).default(false),
  thread_ts: z.string().optional(),
});

type Response = z.infer<typeof response>;

/** Answers a command or an interaction: a message to the person or the channel, or a change of the message it stood on. */
export function applyResponse(
  slack: LocalSlack,
  target: ResponseTarget,
  given: Record<string, unknown>,
): void {
  const parsed = response.safeParse(given);
  if (!parsed.success) throw new RefusedCall('invalid_payload');
  const channel = findChannel(slack.workspace, target.channel);
  if (!channel) throw new RefusedCall('channel_not_found');
  const original = findMessage(slack.workspace, channel.id, target.original ?? '');
  if (parsed.data.delete_original && original) deleteMessage(slack, channel, original);
  else if (parsed.data.replace_original && original) replace(slack, channel, original, parsed.data);
  else post(slack, channel, target.user, parsed.data);
}

function replace(slack: LocalSlack, channel: Channel, original: Message, { text, blocks }: Response): void {
  original.text = text;
  original.blocks = withBlockIds(acceptBlocks(slack, blocks) ?? []);
  original.edited = { user: original.user, ts: nextTs(slack.workspace, slack.now()) };
  slack.changes.tell({ channel: channel.id });
}

function post(slack: LocalSlack, channel: Channel, user: string, given: Response): void {
  const blocks = acceptBlocks(slack, given.blocks) ?? [];
  if (!given.text && blocks.length === 0) throw new RefusedCall('no_text');
  const { workspace, changes } = slack;
  const visibleTo = given.response_type === 'ephemeral' ? user : undefined;
  const { text, thread_ts: threadTs } = given;
  const message = { channel: channel.id, user: workspace.app.userId, text, blocks, threadTs, visibleTo };
  const posted = addMessage(workspace, message, slack.now());
  changes.tell({ channel: channel.id, ...(visibleTo && { user: visibleTo }) });
  if (!visibleTo) announceMessage(slack, channel, posted);
}
