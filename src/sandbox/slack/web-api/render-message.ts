import { repliesTo } from '../workspace/look-up.ts';
import type { Message, Workspace } from '../workspace/workspace.ts';

type Raw = Record<string, unknown>;

/** A message as Slack's API and its payloads show it. `around` is where its replies are looked for. */
export function renderMessage(
  workspace: Workspace,
  message: Message,
  { around = [], withMetadata = false }: { around?: Message[]; withMetadata?: boolean } = {},
): Raw {
  const { id: app_id, name } = workspace.app;
  return {
    type: 'message',
    ...(message.tombstone && { subtype: 'tombstone' }),
    user: message.user,
    ts: message.ts,
    team: workspace.team.id,
    ...(message.botId && {
      bot_id: message.botId,
      app_id,
      bot_profile: {
        id: message.botId,
        app_id,
        user_id: message.user,
        name,
        deleted: false,
        team_id: workspace.team.id,
      },
    }),
    text: message.text,
    blocks: message.blocks,
    ...(message.edited && { edited: message.edited }),
    ...(message.reactions.length > 0 && { reactions: message.reactions.map(withCount) }),
    ...(withMetadata && message.metadata && { metadata: message.metadata }),
    ...(message.threadTs ? { thread_ts: message.threadTs } : threadOf(message, around)),
  };
}

function threadOf(root: Message, around: Message[]): Raw {
  const replies = repliesTo(around, root.ts);
  if (replies.length === 0) return {};
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: root.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users.slice(0, 5),
    latest_reply: replies.at(-1)?.ts,
  };
}

const withCount = (reaction: { name: string; users: string[] }): Raw => ({
  ...reaction,
  count: reaction.users.length,
});
