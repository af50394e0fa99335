import { findOpenReview } from '../db/reviews.ts';
import type { Run } from '../db/runs.ts';
import { Refused } from '../domain/refused.ts';
import type { RefusalReason } from '../domain/refused.ts';
import { holdersOf, mayDecide, strangeness } from '../domain/review.ts';
import type { Deciders, Eligibility } from '../domain/review.ts';
import { adminTeam } from '../domain/team.ts';
import { rolesOf, teamsOf } from '../domain/workflow.ts';
import type { TeamId, Workflow } from '../domain/workflow.ts';
import type { Context, People } from './context.ts';
import { decidersOn } from './reviews/deciders-on.ts';

/** The one place that says who may do what. Everything here throws Refused; a failed look-up refuses. */

export const rights = ['start', 'see', 'map', 'measure', 'cancel', 'pause', 'promote', 'export'] as const;
export type Right = (typeof rights)[number];

type Rule = {
  /** Whose people have the right, the team to ask first in front. */
  teams(workflow: Workflow): readonly TeamId[] | 'anyone';
  /** Others who have it: whoever asked for the run, those who may decide on it now, the admins. */
  also: readonly ('requester' | 'deciders' | 'admins')[];
  refusal: RefusalReason;
};

const rules: Record<Right, Rule> = {
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
  pause: { teams: (workflow) => rolesOf(workflow).pause, also: ['admins'], refusal: 'may_not_pause' },
  promote: { teams: (workflow) => rolesOf(workflow).promote, also: [], refusal: 'may_not_promote' },
  /** Who decided what, over all runs. */
  export: {
    teams: ({ owner, backupOwner }) => [owner, backupOwner],
    also: ['admins'],
    refusal: 'not_an_owner',
  },
};

/** Throws Refused, with whom to ask, unless the person has the right: in the workflow, and to this run where it is about one. */
export async function assertMay(
  ctx: Context,
  right: Right,
  workflow: Workflow,
  person: string,
  run?: Run,
): Promise<void> {
  const [standing, hasRight] = await Promise.all([
    ctx.people.standingOf(person),
    holds(ctx, right, workflow, person, run),
  ]);
  const strange = strangeness(standing, workflow.welcome ?? []);
  if (strange) throw new Refused(strange, { team: askedFirst(rules[right], workflow) });
  if (!hasRight) throw new Refused(rules[right].refusal, await whomToAsk(ctx, right, workflow));
}

/** Whether the person has the right. Throws Refused only when that cannot be established. */
export async function may(
  ctx: Context,
  right: Right,
  workflow: Workflow,
  person: string,
  run?: Run,
): Promise<boolean> {
  if (strangeness(await ctx.people.standingOf(person), workflow.welcome ?? [])) return false;
  return holds(ctx, right, workflow, person, run);
}

/** What a person may see in lists: all runs of `workflowIds`, and in `ownIn` those that they asked for. */
export type Sight = { workflowIds: string[]; ownIn: string[] };

/** Throws Refused only when that cannot be established. */
export async function sightOf(ctx: Context, person: string): Promise<Sight> {
  const standing = await ctx.people.standingOf(person);
  const open = ctx.workflows.filter(({ welcome = [] }) => !strangeness(standing, welcome));
  const seen = await Promise.all(open.map((workflow) => holds(ctx, 'see', workflow, person, undefined)));
  return {
    workflowIds: open.filter((_, index) => seen[index]).map(({ id }) => id),
    ownIn: open.map(({ id }) => id),
  };
}

/** The workflows whose numbers a person may see. Throws Refused only when that cannot be established. */
export async function measurableBy(ctx: Context, person: string): Promise<string[]> {
  const may = await Promise.all(
    ctx.workflows.map(async (workflow) => {
      if (strangeness(await ctx.people.standingOf(person), workflow.welcome ?? [])) return false;
      return holds(ctx, 'measure', workflow, person, undefined);
    }),
  );
  return ctx.workflows.filter((_, index) => may[index]).map(({ id }) => id);
}

async function holds(
  ctx: Context,
  right: Right,
  workflow: Workflow,
  person: string,
  run: Run | undefined,
): Promise<boolean> {
  const { teams, also } = rules[right];
  const entitled = teams(workflow);
  if (entitled === 'anyone') return true;
  if (also.includes('requester') && run && run.requesterId === person) return true;
  if (also.includes('admins') && ctx.admins.includes(person)) return true;
  const asked = [...new Set([...entitled, ...(also.includes('admins') ? [adminTeam] : [])])];
  for (const team of asked) if ((await ctx.people.membersOf(team)).includes(person)) return true;
  return also.includes('deciders') && run !== undefined && (await decidesOn(ctx, workflow, run, person));
}

/** Whether the run waits for this person, who may have answered already where more than one is asked. */
async function decidesOn(ctx: Context, workflow: Workflow, run: Run, person: string): Promise<boolean> {
  const review = await findOpenReview(ctx.db, run.id);
  if (!review) return false;
  const deciders = await decidersOn(ctx.db, run, workflow, review);
  const eligibility = await eligibilityFor(ctx.people, { ...deciders, answered: [] }, person);
  return mayDecide(eligibility).some((holder) => holder.person === person);
}

const fewNames = 5;

/** The team that has the right first, its people, and the admins where they have it too. */
async function whomToAsk(ctx: Context, right: Right, workflow: Workflow): Promise<Record<string, string>> {
  const rule = rules[right];
  const team = askedFirst(rule, workflow);
  const people = (await ctx.people.membersOf(team)).slice(0, fewNames);
  return {
    workflow: workflow.title,
    team,
    ...(people.length ? { people: people.join(' ') } : {}),
    ...(rule.also.includes('admins') ? { admins: (await adminsToAsk(ctx)).join(' ') } : {}),
  };
}

function askedFirst({ teams }: Rule, workflow: Workflow): TeamId {
  const entitled = teams(workflow);
  return (entitled === 'anyone' ? undefined : entitled[0]) ?? workflow.owner;
}

/** Those in LEENOPS_ADMINS, and those whom they named. */
export async function adminsOf(ctx: Pick<Context, 'admins' | 'people'>): Promise<string[]> {
  return [...new Set([...ctx.admins, ...(await ctx.people.membersOf(adminTeam))])];
}

/** Whoever is in LEENOPS_ADMINS needs no team for it, so no binding can lock them out. */
export async function assertIsAdmin(ctx: Pick<Context, 'admins' | 'people'>, person: string): Promise<void> {
  const strange = strangeness(await ctx.people.standingOf(person), []);
  if (strange) throw new Refused(strange);
  if (ctx.admins.includes(person)) return;
  const admins = await adminsOf(ctx);
  if (!admins.includes(person)) throw new Refused('not_an_admin', { admins: admins.join(' ') });
}

/** For a sentence: when Slack does not say whom the admins named, those of LEENOPS_ADMINS will do. */
export async function adminsToAsk(ctx: Pick<Context, 'admins' | 'people'>): Promise<string[]> {
  try {
    return await adminsOf(ctx);
  } catch (error) {
    if (error instanceof Refused) return [...ctx.admins];
    throw error;
  }
}

/**
 * Everything that says who may decide. Network look-ups, so before the transaction. `asking`: the one person it is
 * about; without it, everybody who might decide is looked up.
 */
export async function eligibilityFor(
  people: People,
  deciders: Deciders,
  asking?: string,
): Promise<Eligibility> {
  const [members, absences] = await Promise.all([people.membersOf(deciders.team), people.absences()]);
  const involved = holdersOf({ members, absences }).filter(
    ({ person }) => asking === undefined || person === asking,
  );
  const ids = new Set(
    involved.flatMap(({ person, onBehalfOf }) => [person, ...(onBehalfOf ? [onBehalfOf] : [])]),
  );
  const standings = await Promise.all([...ids].map(async (id) => [id, await people.standingOf(id)] as const));
  return { ...deciders, members, absences, standings: new Map(standings) };
}
