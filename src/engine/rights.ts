import type { RefusalReason } from '../domain/refused.ts';
import { rolesOf, teamsOf } from '../domain/workflow.ts';
import type { TeamId, Workflow } from '../domain/workflow.ts';

export const rights = [
  'start',
  'see',
  'map',
  'cancel',
  'pause',
  'promote',
  'export',
  'measure',
  'reverse',
  'handle',
  'supply',
  'confirm_promotion',
  'demote',
] as const;
export type Right = (typeof rights)[number];

export type Rule = {
  /** Whose people have the right, the team to ask first in front. */
  teams(workflow: Workflow): readonly TeamId[] | 'anyone';
  /** Others who have it: whoever asked for the run, those who may decide on it now, the admins. */
  also: readonly ('requester' | 'deciders' | 'admins')[];
  refusal: RefusalReason;
};

export const rules: Record<Right, Rule> = {
  start: {
    teams: (workflow) =>
      workflow.starters === 'anyone' ? 'anyone' : [workflow.starters.team, ...teamsOf(workflow)],
    also: [],
    refusal: 'not_a_starter',
  },
  /** Customers' data. A deputy sees what they may decide, and nothing else of the team they stand in for. */
  see: {
    teams: (workflow) => rolesOf(workflow).see,
    also: ['requester', 'deciders'],
    refusal: 'not_a_member',
  },
  /** Its rules and risks, without anybody's data: whoever works with it may know how it is controlled. */
  map: { teams: () => 'anyone', also: [], refusal: 'not_a_member' },
  /** How it does: counts and times, and whose decisions they were, without anybody's data. */
  measure: { teams: (workflow) => rolesOf(workflow).see, also: ['admins'], refusal: 'may_not_measure' },
  cancel: {
    teams: ({ owner, backupOwner }) => [owner, backupOwner],
    also: ['requester'],
    refusal: 'not_a_member',
  },
  /** Incidents: to have them, to say what became of an action, to let a run go on, to end them. Granting a tool takes an admin besides. */
  handle: {
    teams: ({ owner, backupOwner }) => [owner, backupOwner],
    also: ['admins'],
    refusal: 'may_not_handle',
  },
  /** What a run lacks, whoever asked for it may know best. */
  supply: {
    teams: ({ owner, backupOwner }) => [owner, backupOwner],
    also: ['requester', 'admins'],
    refusal: 'may_not_handle',
  },
  pause: { teams: (workflow) => rolesOf(workflow).pause, also: ['admins'], refusal: 'may_not_pause' },
  promote: { teams: (workflow) => rolesOf(workflow).promote, also: [], refusal: 'may_not_promote' },
  /** As the second person, beside an owner: never the one who proposed it. */
  confirm_promotion: {
    teams: (workflow) => [...new Set([...rolesOf(workflow).promote, workflow.owner, workflow.backupOwner])],
    also: ['admins'],
    refusal: 'may_not_confirm',
  },
  /** Whoever may make it stand still may take back what it does alone. */
  demote: {
    teams: (workflow) => [...new Set([...rolesOf(workflow).promote, ...rolesOf(workflow).pause])],
    also: ['admins'],
    refusal: 'may_not_demote',
  },
  /** Who decided what, over all runs. */
  export: {
    teams: ({ owner, backupOwner }) => [owner, backupOwner],
    also: ['admins'],
    refusal: 'not_an_owner',
  },
  /** To say that what was carried out was undone: it changes nothing but what is known of the workflow. */
  reverse: {
    teams: ({ owner, backupOwner, levels }) => [
      ...new Set([owner, backupOwner, ...levels.map(({ team }) => team)]),
    ],
    also: [],
    refusal: 'may_not_reverse',
  },
};
