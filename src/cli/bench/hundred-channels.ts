import type { Seed as TeamSeed } from '../../engine/workspace/seed.ts';
import type { Seed as WorkspaceSeed } from '../../sandbox/slack/workspace/create-workspace.ts';
import { people, teamSeed, workspaceSeed } from '../../sandbox/world/hearth-and-pine.ts';

export const hundred = Array.from({ length: 100 }, (_, index) => index);

export const channelOf = (index: number): string => `C0BENCH${String(index).padStart(3, '0')}`;
export const teamOf = (index: number): string => `bench-team-${index}`;
export const workflowOf = (index: number): string => `bench-${index}`;

/** Hearth & Pine with a hundred channels more, and in each of them a team. */
export const benchWorkspace: WorkspaceSeed = {
  ...workspaceSeed,
  channels: [
    ...workspaceSeed.channels,
    ...hundred.map((index) => ({
      id: channelOf(index),
      name: `bench-${index}`,
      members: Object.values(people),
    })),
  ],
};

export const benchTeams: TeamSeed = {
  teams: {
    ...teamSeed.teams,
    ...Object.fromEntries(
      hundred.map((index) => [teamOf(index), { channel: channelOf(index), members: [people.grace] }]),
    ),
  },
  modes: {
    ...teamSeed.modes,
    ...Object.fromEntries(hundred.map((index) => [workflowOf(index), 'live' as const])),
  },
};
