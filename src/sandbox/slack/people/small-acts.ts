import type { Answer } from '../contract.ts';
import { announceIfSubscribed } from '../delivery/announce.ts';
import type { LocalSlack } from '../local-slack.ts';
import { directMessageWith } from '../workspace/direct-message.ts';
import { findChannel, isMember } from '../workspace/look-up.ts';
import { nextTs } from '../workspace/next-ts.ts';
import { markRead } from '../workspace/unread.ts';
import { CannotDo, getActor, getVisibleChannel, getVisibleMessage } from './acting.ts';
import { answering } from './answer.ts';

/** A person opens the app, at its Home or its Messages tab; the app usually publishes the Home in answer. */
export async function openHome(
  slack: LocalSlack,
  userId: string,
  tab: 'home' | 'messages' = 'home',
): Promise<Answer> {
  const { workspace } = slack;
  getActor(slack, userId);
  const channel = directMessageWith(workspace, userId).id;
  const view = workspace.homes[userId];
  const event_ts = nextTs(workspace, slack.now());
  slack.changes.tell({ user: userId });
  announceIfSubscribed(slack, {
    type: 'app_home_opened',
    user: userId,
    channel,
    tab,
    ...(view && { view }),
    event_ts,
  });
  return answering(slack, userId, () => ({}));
}

export async function read(
  slack: LocalSlack,
  userId: string,
  channelId: string,
  upTo?: string,
): Promise<Answer> {
  getActor(slack, userId);
  getVisibleChannel(slack, userId, channelId);
  markRead(slack.workspace, userId, channelId, upTo);
  slack.changes.tell({ user: userId });
  return answering(slack, userId, () => ({}));
}

export type Reacted = { channel: string; ts: string; name: string; remove?: boolean | undefined };

export async function react(slack: LocalSlack, userId: string, reacted: Reacted): Promise<Answer> {
  const { workspace } = slack;
  getActor(slack, userId);
  const { channel, ts, name, remove = false } = reacted;
  const message = getVisibleMessage(slack, userId, channel, ts);
  const isThere = message.reactions.some(
    (reaction) => reaction.name === name && reaction.users.includes(userId),
  );
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name))
    throw new CannotDo(`invalid_name: there is no emoji :${name}:`);
  if (isThere && !remove) throw new CannotDo(`already_reacted: ${userId} has set :${name}: on it already`);
  if (!isThere && remove) throw new CannotDo(`no_reaction: ${userId} has not set :${name}: on it`);
  if (findChannel(workspace, channel)?.archived)
    throw new CannotDo(`is_archived: nobody reacts in ${channel}`);
  const others = message.reactions.filter((reaction) => reaction.name !== name);
  const users = (message.reactions.find((reaction) => reaction.name === name)?.users ?? []).filter(
    (id) => id !== userId,
  );
  const now = remove ? users : [...users, userId];
  message.reactions = now.length > 0 ? [...others, { name, users: now }] : others;
  slack.changes.tell({ channel });
  const place = findChannel(workspace, channel);
  if (place && isMember(place, workspace.app.userId))
    announceIfSubscribed(slack, {
      type: remove ? 'reaction_removed' : 'reaction_added',
      user: userId,
      reaction: name,
      item: { type: 'message', channel, ts },
      item_user: message.user,
      event_ts: nextTs(workspace, slack.now()),
    });
  return answering(slack, userId, () => ({}));
}
