import { listAbsences } from '../../db/absences.ts';
import type { Db } from '../../db/client.ts';
import { findTeam } from '../../db/teams.ts';
import { Refused } from '../../domain/refused.ts';
import type { Standing } from '../../domain/review.ts';
import { minute } from '../../lib/time.ts';
import type { Clock } from '../../lib/time.ts';
import type { People } from '../context.ts';

/** What Slack says of people. Each throws when Slack does not say. */
export type Directory = {
  /** Members of a user group. */
  groupMembers(userGroupId: string): Promise<string[]>;
  standingOf(person: string): Promise<Standing>;
};

/**
 * Who is who: bindings and absences from the database at every call, so that a removed reviewer is refused at once;
 * user groups and accounts from Slack, each asked about at most once a minute.
 */
export function peopleIn(db: Db, directory: Directory, now: Clock): People {
  const groupMembers = askedOnceAMinute(now, directory.groupMembers, (group) => ({ group }));
  const standingOf = askedOnceAMinute(now, directory.standingOf, (person) => ({ person }));
  return {
    async membersOf(teamId) {
      const team = await findTeam(db, teamId);
      if (!team) return [];
      if (!team.userGroupId) return team.members;
      return [...new Set([...team.members, ...(await groupMembers(team.userGroupId))])];
    },
    standingOf,
    absences: () => listAbsences(db, now()),
  };
}

function askedOnceAMinute<T>(
  now: Clock,
  ask: (id: string) => Promise<T>,
  about: (id: string) => Record<string, string>,
): (id: string) => Promise<T> {
  const known = new Map<string, { answer: T; until: number }>();
  return async (id) => {
    const before = known.get(id);
    if (before && before.until > now().getTime()) return before.answer;
    const answer = await ask(id).catch((error: unknown) => {
      const code = error instanceof Error ? error.name : 'unknown';
      throw new Refused('people_unknown', { ...about(id), code });
    });
    known.set(id, { answer, until: now().getTime() + minute });
    return answer;
  };
}
