import type { Run } from '../db/runs.ts';
import { Refused } from '../domain/refused.ts';
import { holdersOf } from '../domain/review.ts';
import type { Deciders, Eligibility } from '../domain/review.ts';
import { teamsOf } from '../domain/workflow.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Context, People } from './context.ts';

/** The one place that says who may start, see, cancel and decide. Each throws Refused; a failed look-up refuses. */

export async function assertMayStart(ctx: Context, workflow: Workflow, person: string): Promise<void> {
  if (workflow.starters === 'anyone') return;
  if (await hasRole(ctx, workflow, person)) return;
  throw new Refused('not_a_starter', { workflow: workflow.title, team: workflow.starters.team });
}

/** Customer data is for people with a role in the workflow, and for whoever asked for the run. */
export async function assertMaySee(
  ctx: Context,
  workflow: Workflow,
  run: Run,
  person: string,
): Promise<void> {
  if (person === run.requesterId || (await hasRole(ctx, workflow, person))) return;
  throw new Refused('not_a_member', { workflow: workflow.title, team: workflow.home });
}

export async function assertMayCancel(
  ctx: Context,
  workflow: Workflow,
  run: Run,
  person: string,
): Promise<void> {
  if (person === run.requesterId) return;
  for (const team of [workflow.owner, workflow.backupOwner]) {
    if ((await ctx.people.membersOf(team)).includes(person)) return;
  }
  throw new Refused('not_a_member', { workflow: workflow.title, team: workflow.owner });
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

export async function hasRole(ctx: Context, workflow: Workflow, person: string): Promise<boolean> {
  for (const team of teamsOf(workflow)) {
    if ((await ctx.people.membersOf(team)).includes(person)) return true;
  }
  return false;
}
