import { WebAPIPlatformError } from '@slack/web-api';
import type { WebClient } from '@slack/web-api';
import type { Standing } from '../domain/review.ts';
import type { ChannelStanding } from '../engine/context.ts';
import type { Directory } from '../engine/workspace/people.ts';
import { isTimeZone } from '../lib/wall-clock.ts';

/** Reads people, groups and channels from Slack; throws when Slack does not say, so that the caller refuses. */
export function slackDirectory(client: WebClient, teamId: string): Directory {
  return {
    async groupMembers(usergroup) {
      const { users } = await client.usergroups.users.list({ usergroup });
      return users ?? [];
    },
    async standingOf(user) {
      const { user: account } = await client.users.info({ user });
      if (!account) throw new Error(`Slack knows no user ${user}.`);
      return standingOf(account, teamId);
    },
    async timeZoneOf(user) {
      const { user: account } = await client.users.info({ user });
      const { tz = '' } = account ?? {};
      return isTimeZone(tz) ? tz : 'UTC';
    },
    async channelStanding(channel) {
      try {
        const { channel: found } = await client.conversations.info({ channel });
        return found ? channelStandingOf(found) : 'no_channel';
      } catch (error) {
        // A private channel that nobody invited the app to does not exist for it.
        const isHidden = error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found';
        if (isHidden) return 'not_invited';
        throw error;
      }
    },
  };
}

type Conversation = NonNullable<Awaited<ReturnType<WebClient['conversations']['info']>>['channel']>;

function channelStandingOf({ is_im, is_mpim, is_archived, is_member }: Conversation): ChannelStanding {
  if (is_im || is_mpim) return 'no_channel';
  if (is_archived) return 'archived';
  return is_member ? 'open' : 'not_invited';
}

type Account = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>;

/** In a Slack Connect channel, people of other organisations click, too. */
function standingOf(account: Account, teamId: string): Standing {
  if (account.deleted) return 'deactivated';
  if (account.is_bot) return 'bot';
  if (account.is_stranger || (account.team_id !== undefined && !isOurs(account, teamId))) return 'outsider';
  return account.is_restricted || account.is_ultra_restricted ? 'guest' : 'member';
}

function isOurs({ team_id, enterprise_user }: Account, teamId: string): boolean {
  return team_id === teamId || (enterprise_user?.teams ?? []).includes(teamId);
}
