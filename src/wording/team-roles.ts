import type { TeamRole } from '../domain/team.ts';

const words = {
  starts: 'starts runs',
  home: 'its channel holds the threads',
  owner: 'owns it',
  backup_owner: 'owns it when the owners do not',
  sees: 'sees the runs',
  pauses: 'pauses it',
  promotes: 'promotes it',
  pilot: 'its channel holds the threads in pilot',
} as const satisfies Record<Exclude<TeamRole['role'], 'decides'>, string>;

/** What a workflow needs a team for. */
export function roleInWords(role: TeamRole): string {
  return role.role === 'decides' ? `decides at level ${role.level}` : words[role.role];
}
