import type { Vitals } from '../../domain/health.ts';
import type { Context } from '../context.ts';
import { missingTools } from '../tools/needed-tools.ts';
import { teamProblems } from './check-teams.ts';

type Obstacle = NonNullable<Vitals['obstacle']>;

/** What keeps each workflow from starting anything, as far as it is known without asking Slack: somebody waits for the view. */
export async function obstaclesOf(ctx: Context): Promise<Map<string, Obstacle>> {
  const problems = await teamProblems(ctx, undefined, ctx.people.heard);
  const found = ctx.workflows.flatMap((workflow): [string, Obstacle][] => {
    if (missingTools(ctx, workflow).some(({ stops }) => stops)) return [[workflow.id, 'tools']];
    const isShort = problems.some(({ workflowId, stops }) => stops && workflowId === workflow.id);
    return isShort ? [[workflow.id, 'teams']] : [];
  });
  return new Map(found);
}
