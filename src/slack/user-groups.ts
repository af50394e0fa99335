import type { WebClient } from '@slack/web-api';
import type { ReadUserGroup } from '../engine/workspace/people.ts';

/** Reads a user group's members; throws when Slack does not say, so that the caller refuses. */
export function userGroupReader(client: WebClient): ReadUserGroup {
  return async (usergroup) => {
    const { users } = await client.usergroups.users.list({ usergroup });
    return users ?? [];
  };
}
