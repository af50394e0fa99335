import { listAbsences } from '../../db/absences.ts';
import type { Db } from '../../db/client.ts';
import { findTeam } from '../../db/teams.ts';
import type { Team } from '../../db/teams.ts';
import type { Standing } from '../../domain/review.ts';
import type { Clock } from '../../lib/time.ts';
import type { ChannelStanding, People } from '../context.ts';
import { askedOnceAMinute, orPeopleUnknown } from './asked-once-a-minute.ts';

/** What Slack says of people and channels. Each throws when Slack does not say. */
export type Directory = {
  /** Members of a user group. */
  groupMembers(userGroupId: string): Promise<string[]>;
  standingOf(person: string): Promise<Standing>;
  timeZoneOf(person: string): Promise<string>;
  channelStanding(channelId: string): Promise<ChannelStanding>;
};

/**
 * Who is who: bindings and absences from the database at every call, so that a removed reviewer is refused at once;
 * user groups and accounts from Slack, each asked about at most once a minute.
 */
export function peopleIn(db: Db, directory: Directory, now: Clock): People {
  const group = askedOnceAMinute(now, directory.groupMembers, (id) => ({ group: id }));
  const standing = askedOnceAMinute(now, directory.standingOf, (person) => ({ person }));
  return {
    async membersOf(teamId) {
      const team = await findTeam(db, teamId);
      return team ? ((await membersIn(team, group.ask)) ?? []) : [];
    },
    inGroup: group.ask,
    standingOf: standing.ask,
    timeZoneOf: (person) => orPeopleUnknown(directory.timeZoneOf(person), { person }),
    channelStanding: (channel) => orPeopleUnknown(directory.channelStanding(channel), { channel }),
    absences: () => listAbsences(db, now()),
    heard: {
      inGroup: async (id) => group.heard(id),
      standingOf: async (person) => standing.heard(person),
    },
  };
}

/** Whom a team names and who is in its user group, each once; undefined when nobody knows who is in the group. */
export async function membersIn(
  { members, userGroupId }: Pick<Team, 'members' | 'userGroupId'>,
  inGroup: (userGroupId: string) => Promise<string[] | undefined>,
): Promise<string[] | undefined> {
  if (!userGroupId) return members;
  const others = await inGroup(userGroupId);
  return others && [...new Set([...members, ...others])];
}
