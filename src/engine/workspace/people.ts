import { findTeam } from '../../db/teams.ts';
import { Refused } from '../../domain/refused.ts';
import type { Db } from '../../db/client.ts';
import { minute } from '../../lib/time.ts';
import type { Clock } from '../../lib/time.ts';
import type { People } from '../context.ts';

/** Members of a Slack user group. Throws when Slack does not say. */
export type ReadUserGroup = (userGroupId: string) => Promise<string[]>;

/**
 * A team's members: those bound in the database and those of its Slack user group. Groups are read at most once a
 * minute; bindings at every call, so that a removed reviewer is refused at once.
 */
export function peopleIn(db: Db, readUserGroup: ReadUserGroup, now: Clock): People {
  const cache = new Map<string, { members: string[]; until: number }>();

  async function groupMembers(id: string): Promise<string[]> {
    const known = cache.get(id);
    if (known && known.until > now().getTime()) return known.members;
    const members = await readUserGroup(id).catch((error: unknown) => {
      throw new Refused('people_unknown', {
        group: id,
        code: error instanceof Error ? error.name : 'unknown',
      });
    });
    cache.set(id, { members, until: now().getTime() + minute });
    return members;
  }

  return {
    async membersOf(teamId) {
      const team = await findTeam(db, teamId);
      if (!team) return [];
      if (!team.userGroupId) return team.members;
      return [...new Set([...team.members, ...(await groupMembers(team.userGroupId))])];
    },
  };
}
