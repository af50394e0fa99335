import { Refused } from '../domain/refused.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Context } from './context.ts';

export function findWorkflow(ctx: Pick<Context, 'workflows'>, id: string): Workflow | undefined {
  return ctx.workflows.find((workflow) => workflow.id === id);
}

/** The workflow that a person named. Throws Refused, with the names there are. */
export function namedWorkflow(ctx: Pick<Context, 'workflows'>, id: string): Workflow {
  const known = ctx.workflows.map((workflow) => workflow.id).join(', ');
  const workflow = findWorkflow(ctx, id);
  if (!workflow) throw new Refused('unknown_workflow', { asked: id, known });
  return workflow;
}

/** The workflow of an existing run. Throws when this version of the app no longer has it. */
export function getWorkflow(ctx: Pick<Context, 'workflows'>, id: string): Workflow {
  const workflow = findWorkflow(ctx, id);
  if (!workflow)
    throw new Error(
      `Workflow ${id} is not in this version of the app. Deploy one that has it, or cancel its runs.`,
    );
  return workflow;
}
