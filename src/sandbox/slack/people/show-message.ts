import type { MessageList, ShownMessage } from '../contract.ts';
import type { LocalSlack } from '../local-slack.ts';
import { allMessages, repliesTo, topLevel } from '../workspace/look-up.ts';
import type { Message, Workspace } from '../workspace/workspace.ts';
import { getVisibleChannel } from './acting.ts';

/** What a person sees in a channel, or in one thread of it: ephemeral messages only if they are theirs. */
export function messagesFor(
  slack: LocalSlack,
  userId: string,
  channelId: string,
  threadTs?: string,
): MessageList {
  const channel = getVisibleChannel(slack, userId, channelId);
  const visible = allMessages(slack.workspace, channel.id).filter(
    ({ visibleTo = userId }) => visibleTo === userId,
  );
  const wanted = threadTs
    ? [...visible.filter(({ ts }) => ts === threadTs), ...repliesTo(visible, threadTs)]
    : topLevel(visible);
  return {
    channel: channel.id,
    messages: wanted.map((message) => showMessage(slack.workspace, channel.id, message, visible)),
  };
}

export function showMessage(
  workspace: Workspace,
  channel: string,
  message: Message,
  around: Message[] = [],
): ShownMessage {
  const replies = message.threadTs ? [] : repliesTo(around, message.ts).filter(({ visibleTo }) => !visibleTo);
  const latest = replies.at(-1)?.ts;
  const threadTs = message.threadTs ?? (latest && message.ts);
  return {
    channel,
    ts: message.ts,
    user: message.user,
    bot: message.botId !== undefined,
    text: message.text,
    blocks: message.blocks,
    edited: message.edited !== undefined,
    ephemeral: message.visibleTo !== undefined,
    ...(threadTs && { thread_ts: threadTs }),
    reply_count: replies.length,
    reply_users: [...new Set(replies.map((reply) => reply.user))],
    ...(latest && { latest_reply: latest }),
    reactions: message.reactions,
  };
}
