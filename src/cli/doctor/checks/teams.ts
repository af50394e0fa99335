import type { Config } from '../../../config.ts';
import type { Team } from '../../../db/teams.ts';
import type { Standing } from '../../../domain/review.ts';
import { adminTeam, teamsNamed } from '../../../domain/team.ts';
import { teamsOf } from '../../../domain/workflow.ts';
import type { Workflow } from '../../../domain/workflow.ts';
import { membersIn } from '../../../engine/workspace/people.ts';
import type { Directory } from '../../../engine/workspace/people.ts';
import { looked, speakingOf } from '../finding.ts';
import type { Finding, Says } from '../finding.ts';
import { toldByCode } from './slack.ts';

const bindIt = 'An admin does that with /leenops teams.';

/** Every team that a workflow names, as it is bound or will be: its channel, and whether its people are there. */
export async function checkTeams(
  directory: Directory,
  workflows: readonly Workflow[],
  bound: readonly Team[],
): Promise<Finding[]> {
  const found = await Promise.all(
    teamsNamed(workflows).map(async (id) => {
      const team = bound.find((each) => each.id === id);
      if (!team && id === adminTeam) return [];
      if (!team && !workflows.some((workflow) => teamsOf(workflow).includes(id)))
        return [
          speakingOf(`Team ${id}`).care(`nobody bound it, so pilots run in the usual channel. ${bindIt}`),
        ];
      if (!team)
        return [speakingOf(`Team ${id}`).wrong(`nobody bound it to people and a channel. ${bindIt}`)];
      return looked(`Team ${id}`, 'Look again in a minute.', (says) => checkTeam(says, directory, team));
    }),
  );
  return found.flat();
}

/** The bindings of the database, and those of the seed file that will join them at the next start. */
export function bindingsWith(bound: readonly Team[], { teams }: Config['seed']): Team[] {
  const seeded = Object.entries(teams)
    .filter(([id]) => !bound.some((team) => team.id === id))
    .map(([id, { channel, members, userGroup }]) => ({
      id,
      channelId: channel,
      members,
      userGroupId: userGroup ?? null,
    }));
  return [...bound, ...seeded];
}

async function checkTeam(says: Says, directory: Directory, team: Team): Promise<Finding[]> {
  const members = (await membersIn(team, (group) => directory.groupMembers(group)).catch(toldByCode)) ?? [];
  const standing = await directory.channelStanding(team.channelId).catch(toldByCode);
  const gone = await those(directory, members, ['deactivated', 'bot']);
  const strangers = await those(directory, members, ['guest', 'outsider']);
  const wrong = [
    ...(channelProblems[standing] ? [`${team.channelId} ${channelProblems[standing]}`] : []),
    ...(members.length === 0 ? [`nobody is in it. ${bindIt}`] : []),
    ...(gone.length
      ? [`${gone.join(', ')}: deactivated, or no person. Take them off it with /leenops teams.`]
      : []),
  ];
  const care = strangers.length
    ? [
        says.care(
          `${strangers.join(', ')}: of another organisation, or guests, so they take part only where a workflow welcomes them.`,
        ),
      ]
    : [];
  if (wrong.length) return [...wrong.map((each) => says.wrong(each)), ...care];
  const people = members.length === 1 ? 'one person' : `${members.length} people`;
  return [says.fine(`${people}, and LeenOps can post in ${team.channelId}.`), ...care];
}

const channelProblems = {
  open: undefined,
  archived: 'is archived. Unarchive it, or bind the team to another channel with /leenops teams.',
  not_invited:
    'does not have LeenOps in it, or is not there. Invite it with /invite, or bind another channel.',
  no_channel: 'is no channel. Bind one with /leenops teams.',
} as const;

async function those(
  directory: Directory,
  people: readonly string[],
  standings: readonly Standing[],
): Promise<string[]> {
  const found = await Promise.all(people.map((person) => directory.standingOf(person).catch(toldByCode)));
  return people.filter((_, index) => standings.includes(found[index] ?? 'member'));
}

/** Whether somebody is left who can bind teams. */
export async function checkAdmins(directory: Directory, admins: readonly string[]): Promise<Finding[]> {
  return looked('Admins', 'Check LEENOPS_ADMINS.', async (says) => {
    const unable = await those(directory, admins, ['deactivated', 'bot', 'guest', 'outsider']);
    if (unable.length === admins.length)
      return says.wrong(
        `${unable.join(', ')} cannot be: no member of this workspace. Name others in LEENOPS_ADMINS.`,
      );
    return unable.length
      ? says.care(
          `${unable.join(', ')} cannot be: no member of this workspace. Take them out of LEENOPS_ADMINS.`,
        )
      : says.fine(`${admins.join(', ')}.`);
  });
}
