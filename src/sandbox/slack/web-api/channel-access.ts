import type { LocalSlack } from '../local-slack.ts';
import { directMessageWith } from '../workspace/direct-message.ts';
import { findChannel, findPerson, isMember } from '../workspace/look-up.ts';
import type { Channel } from '../workspace/workspace.ts';
import { RefusedCall } from './refused-call.ts';
import { needScopes, scopeFor } from './scopes.ts';

/** A channel the app knows of: a private one that it is not in does not exist for it. */
export function getChannel({ workspace }: LocalSlack, id: string): Channel {
  const channel = findChannel(workspace, id);
  if (!channel) throw new RefusedCall('channel_not_found');
  if (channel.kind !== 'public' && !isMember(channel, workspace.app.userId))
    throw new RefusedCall('channel_not_found');
  return channel;
}

/** A channel to read the messages of. */
export function getReadableChannel(slack: LocalSlack, id: string): Channel {
  const channel = getChannel(slack, id);
  needScopes(slack, [scopeFor(channel, 'history')]);
  if (!isMember(channel, slack.workspace.app.userId)) throw new RefusedCall('not_in_channel');
  return channel;
}

/** A channel to write to; a user id means the direct message with that person. */
export function getWritableChannel(slack: LocalSlack, id: string): Channel {
  const channel = findPerson(slack.workspace, id)
    ? directMessageWith(slack.workspace, id)
    : getChannel(slack, id);
  const member = isMember(channel, slack.workspace.app.userId);
  const anywhere = slack.app.scopes?.includes('chat:write.public') ?? false;
  if (!member && !anywhere) throw new RefusedCall('not_in_channel');
  if (channel.archived) throw new RefusedCall('is_archived');
  return channel;
}
