import { findOpenReview } from '../db/reviews.ts';
import type { Run } from '../db/runs.ts';
import { isPeopleUnknown, Refused } from '../domain/refused.ts';
import { holdersOf, mayDecide, strangeness } from '../domain/review.ts';
import type { Deciders, Eligibility } from '../domain/review.ts';
import { adminTeam } from '../domain/team.ts';
import { teamsOf } from '../domain/workflow.ts';
import type { TeamId, Workflow } from '../domain/workflow.ts';
import type { Context, People } from './context.ts';
import { decidersOn } from './reviews/deciders-on.ts';
import { rules } from './rights.ts';
import type { Right, Rule } from './rights.ts';

/** The one place that says who may do what. Everything here throws Refused; a failed look-up refuses. */

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
  const { workflowIds, ownIn } = await involvementOf(ctx, person);
  return { workflowIds, ownIn };
}

/** With `roleIn`, the workflows in one of whose teams the person is, and those that they may start. */
export type Involvement = Sight & { roleIn: string[]; mayStart: string[] };

/** How a person stands to every workflow; each team is looked up once. Throws Refused only when that cannot be established. */
export async function involvementOf(ctx: Context, person: string): Promise<Involvement> {
  return involvementBy(ctx, person, async (team) => (await ctx.people.membersOf(team)).includes(person));
}

/**
 * The same as far as Slack says it. In a team that is `unknown` the person is nobody, and has no right by it; whoever shows this
 * says which teams those are. Throws Refused where not even the person's account is known.
 */
export async function involvementAsKnown(
  ctx: Context,
  person: string,
): Promise<Involvement & { unknown: TeamId[] }> {
  const unknown: TeamId[] = [];
  const involvement = await involvementBy(ctx, person, async (team) => {
    try {
      return (await ctx.people.membersOf(team)).includes(person);
    } catch (error) {
      if (!isPeopleUnknown(error)) throw error;
      unknown.push(team);
      return false;
    }
  });
  return { ...involvement, unknown };
}

async function involvementBy(
  ctx: Context,
  person: string,
  isIn: (team: TeamId) => Promise<boolean>,
): Promise<Involvement> {
  const standing = await ctx.people.standingOf(person);
  const open = ctx.workflows.filter(({ welcome = [] }) => !strangeness(standing, welcome));
  const teams = [
    ...new Set(open.flatMap((workflow) => [...teamsOf(workflow), ...namedFor('see', workflow)])),
  ];
  const isMember = await Promise.all(teams.map(isIn));
  const held = new Set(teams.filter((_, index) => isMember[index]));
  const has = (right: Right) => (workflow: Workflow) =>
    rules[right].teams(workflow) === 'anyone' || namedFor(right, workflow).some((team) => held.has(team));
  const ids = (kept: readonly Workflow[]) => kept.map(({ id }) => id);
  return {
    workflowIds: ids(open.filter(has('see'))),
    ownIn: ids(open),
    roleIn: ids(open.filter((workflow) => teamsOf(workflow).some((team) => held.has(team)))),
    mayStart: ids(open.filter(has('start'))),
  };
}

function namedFor(right: Right, workflow: Workflow): readonly TeamId[] {
  const teams = rules[right].teams(workflow);
  return teams === 'anyone' ? [] : teams;
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

/** Who may handle the incidents of a workflow, for a sentence. */
export async function ownersOf(ctx: Context, workflow: Workflow): Promise<Record<string, string>> {
  return whomToAsk(ctx, 'handle', workflow);
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
