import { allMessages } from './look-up.ts';
import { mentionsIn } from './mentions-in.ts';
import type { Channel, Message, Workspace } from './workspace.ts';

/** As Slack's sidebar counts: replies are unread only if they call the person; in a direct message everything calls them. */
export function unreadFor(
  workspace: Workspace,
  userId: string,
  channel: Channel,
): { unread: number; mentions: number } {
  const readUpTo = workspace.reads[userId]?.[channel.id] ?? '';
  const fresh = allMessages(workspace, channel.id).filter(
    (message) => message.ts > readUpTo && message.user !== userId && message.visibleTo === undefined,
  );
  const calling = fresh.filter((message) => channel.kind === 'im' || calls(workspace, message, userId));
  return { unread: fresh.filter((message) => !message.threadTs).length, mentions: calling.length };
}

function calls(workspace: Workspace, message: Message, userId: string): boolean {
  const { users, groups, everybody } = mentionsIn(message);
  const mine = workspace.userGroups.filter((group) => group.users.includes(userId)).map((group) => group.id);
  return everybody || users.includes(userId) || groups.some((group) => mine.includes(group));
}

export function markRead(workspace: Workspace, userId: string, channelId: string, upTo?: string): void {
  const last = allMessages(workspace, channelId).at(-1)?.ts ?? '';
  (workspace.reads[userId] ??= {})[channelId] = upTo ?? last;
}
