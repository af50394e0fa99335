import type { Run } from '../db/runs.ts';
import type { Review } from '../db/reviews.ts';
import { Refused } from '../domain/refused.ts';
import { teamsOf } from '../domain/workflow.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Context } from './context.ts';

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

/** Who may decide on this review now, apart from what the review itself says. A network look-up: before the transaction. */
export async function reviewersOf(ctx: Context, review: Pick<Review, 'teamId'>): Promise<string[]> {
  return ctx.people.membersOf(review.teamId);
}

export async function hasRole(ctx: Context, workflow: Workflow, person: string): Promise<boolean> {
  for (const team of teamsOf(workflow)) {
    if ((await ctx.people.membersOf(team)).includes(person)) return true;
  }
  return false;
}
