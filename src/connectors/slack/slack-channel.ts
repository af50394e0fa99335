import type { WebClient } from '@slack/web-api';
import { slackFailure } from './slack-failure.ts';

/** A channel as a report's reader would describe it. */
export type Channel = {
  id: string;
  /** `#leaders`. */
  name: string;
  members: number;
  isPrivate: boolean;
  isArchived: boolean;
  /** LeenOps is in it. */
  isJoined: boolean;
  /** People of other organisations read it. */
  isSharedOutside: boolean;
};

export async function getChannel(client: WebClient, channel: string): Promise<Channel> {
  const { channel: found } = await client.conversations.info({ channel, include_num_members: true });
  if (!found?.name || found.is_im || found.is_mpim)
    throw slackFailure('no_channel', 'not_applied', `${channel} is no channel. Name one.`);
  return {
    id: channel,
    name: `#${found.name}`,
    members: found.num_members ?? 0,
    isPrivate: found.is_private ?? false,
    isArchived: found.is_archived ?? false,
    isJoined: found.is_member ?? false,
    isSharedOutside: (found.is_ext_shared ?? false) || (found.is_pending_ext_shared ?? false),
  };
}

/** `open`, or what keeps a post out of it. */
export function stateOf({ isArchived, isJoined }: Channel): string {
  if (isArchived) return 'archived';
  return isJoined ? 'open' : 'LeenOps is not in it';
}
