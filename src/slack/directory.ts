import type { WebClient } from '@slack/web-api';
import type { Standing } from '../domain/review.ts';
import type { Directory } from '../engine/workspace/people.ts';

/** Reads people and groups from Slack; throws when Slack does not say, so that the caller refuses. */
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
  };
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
