import type { Context } from '../context.ts';
import { adminProblems } from './check-admins.ts';
import { teamProblems } from './check-teams.ts';
import type { TeamProblem } from './check-teams.ts';

const levels = {
  unbound: 'warn',
  empty: 'warn',
  too_small: 'error',
  barely_enough: 'warn',
  unknown: 'warn',
} as const satisfies Record<TeamProblem['code'], 'warn' | 'error'>;

/** Says at start what the admins and the teams lack, with the remedy. The other workflows run all the same. */
export async function sayTeamProblems(
  ctx: Pick<Context, 'db' | 'people' | 'workflows' | 'admins' | 'log'>,
): Promise<void> {
  for (const problem of await adminProblems(ctx)) ctx.log.error(problem);
  for (const { code, sentence, remedy, workflowId, team, needed, there } of await teamProblems(ctx))
    ctx.log[levels[code]]({ workflow: workflowId, team, code, needed, there }, `${sentence} ${remedy}`);
}
