import { everyWorkflow } from '../../domain/pause.ts';
import { assertIsAdmin, assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';

export type PauseScope = { scope: string; title: string; workflowIds: string[] };

/** What a person may pause and resume under this name: one workflow by their role in it, or `all` as an admin. */
export async function pauseScope(ctx: Context, name: string, who: string): Promise<PauseScope> {
  if (name === 'all') {
    await assertIsAdmin(ctx, who);
    return { scope: everyWorkflow, title: 'Every workflow', workflowIds: ctx.workflows.map(({ id }) => id) };
  }
  const workflow = namedWorkflow(ctx, name);
  await assertMay(ctx, 'pause', workflow, who);
  return { scope: workflow.id, title: workflow.title, workflowIds: [workflow.id] };
}
