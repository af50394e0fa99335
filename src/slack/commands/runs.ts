import { hasRole } from '../../engine/authority.ts';
import { listRuns } from '../../reports/recent-runs.ts';
import { runList } from '../cards/run-list.ts';
import type { Desk } from '../desk.ts';
import type { Subcommand } from './subcommand.ts';

/** The newest runs of the workflows in which the person has a role, and their own. */
export const runs: Subcommand = async (desk, { person }) => {
  const workflowIds = await workflowsOf(desk, person);
  const lines = await listRuns(desk.sources, { workflowIds, requesterId: person, limit: 20 });
  return runList(lines, desk.ctx.now());
};

export async function workflowsOf({ ctx }: Desk, person: string): Promise<string[]> {
  const ids: string[] = [];
  for (const workflow of ctx.workflows) if (await hasRole(ctx, workflow, person)) ids.push(workflow.id);
  return ids;
}
