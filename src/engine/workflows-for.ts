import type { Workflow } from '../domain/workflow.ts';
import { may } from './authority.ts';
import type { Right } from './rights.ts';
import type { Context } from './context.ts';

/** The workflows in which the person has this right, whatever the run. Throws Refused when that cannot be established. */
export async function workflowsFor(ctx: Context, right: Right, person: string): Promise<Workflow[]> {
  const asked = await Promise.all(ctx.workflows.map((workflow) => may(ctx, right, workflow, person)));
  return ctx.workflows.filter((_, index) => asked[index]);
}
