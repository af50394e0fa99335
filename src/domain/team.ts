import { digestOf } from '../lib/hash.ts';
import { stagesOf } from './policy.ts';
import type { Stage } from './policy.ts';
import { levelOf, teamsOf } from './workflow.ts';
import type { TeamId, Workflow } from './workflow.ts';

/** The reserved team of those whom admins name; LEENOPS_ADMINS stand beside it and are never locked out. */
export const adminTeam: TeamId = 'leenops-admins';

/** How many different people a workflow's rules may ask of each level's team for one proposal: nobody counts at two levels. */
export function peopleAsked(workflow: Workflow): Map<TeamId, number> {
  const asked = new Map<TeamId, number>();
  const anyProposal: Stage[] = [{ level: 1, quorum: 1 }];
  const routes = workflow.policy.flatMap(({ route }) => ('quorum' in route ? [stagesOf(route)] : []));
  for (const way of [anyProposal, ...routes].flatMap((stages) => waysOf(stages, workflow.levels.length)))
    for (const [team, people] of askedOn(way, workflow))
      asked.set(team, Math.max(people, asked.get(team) ?? 0));
  return asked;
}

/** Every way that levels may be asked: each of them approves, or the case moves up with the quorum it had. */
function waysOf([first, ...rest]: readonly Stage[], top: number): Stage[][] {
  if (!first) return [[]];
  const approved = waysOf(rest, top).map((way) => [first, ...way]);
  if (first.level >= top) return approved;
  const level = first.level + 1;
  const above = rest.filter((stage) => stage.level > level);
  return [...approved, ...waysOf([{ level, quorum: first.quorum }, ...above], top)];
}

function askedOn(way: readonly Stage[], workflow: Workflow): Map<TeamId, number> {
  const levels = new Map<number, number>();
  for (const { level, quorum } of way) levels.set(level, Math.max(quorum, levels.get(level) ?? 0));
  const teams = new Map<TeamId, number>();
  for (const [level, quorum] of levels) {
    const { team } = levelOf(workflow, level);
    teams.set(team, quorum + (teams.get(team) ?? 0));
  }
  return teams;
}

/** Every team that somebody must bind or may, and the one of the admins. */
export function teamsNamed(workflows: readonly Workflow[]): TeamId[] {
  return [...new Set([...workflows.flatMap(teamsNamedBy), adminTeam])];
}

/** Those that it needs, and that of its pilot, without which it runs at home. */
export function teamsNamedBy(workflow: Workflow): TeamId[] {
  return [...new Set([...teamsOf(workflow), ...(workflow.pilot?.home ? [workflow.pilot.home] : [])])];
}

/** Names a team as it is bound, to know it again. */
export function teamStamp(team: object | undefined): string {
  return digestOf(team ?? null).slice(0, 16);
}

export type TeamRole =
  | { role: 'starts' | 'home' | 'owner' | 'backup_owner' | 'sees' | 'pauses' | 'promotes' | 'pilot' }
  | { role: 'decides'; level: number };

/** What a workflow needs a team for, as its file says; what follows from that by default is not repeated. */
export function rolesIn(workflow: Workflow, team: TeamId): TeamRole[] {
  const { starters, home, owner, backupOwner, levels, pilot, roles = {} } = workflow;
  return [
    ...(starters !== 'anyone' && starters.team === team ? [{ role: 'starts' } as const] : []),
    ...levels.flatMap((level, index) =>
      level.team === team ? [{ role: 'decides', level: index + 1 } as const] : [],
    ),
    ...(owner === team ? [{ role: 'owner' } as const] : []),
    ...(backupOwner === team ? [{ role: 'backup_owner' } as const] : []),
    ...(roles.see?.includes(team) ? [{ role: 'sees' } as const] : []),
    ...(roles.pause?.includes(team) ? [{ role: 'pauses' } as const] : []),
    ...(roles.promote?.includes(team) ? [{ role: 'promotes' } as const] : []),
    ...(home === team ? [{ role: 'home' } as const] : []),
    ...(pilot?.home === team ? [{ role: 'pilot' } as const] : []),
  ];
}
