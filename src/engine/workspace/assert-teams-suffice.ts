import { Refused } from '../../domain/refused.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { adminsToAsk } from '../authority.ts';
import type { Context } from '../context.ts';
import { teamProblems } from './check-teams.ts';
import type { TeamProblem } from './check-teams.ts';

/**
 * Throws Refused, with the team and whom to ask, when the workflow lacks people. Somebody waits for the answer, so
 * Slack is asked only when what it said last stands in the way.
 */
export async function assertTeamsSuffice(ctx: Context, workflow: Workflow): Promise<void> {
  const supposed = (await teamProblems(ctx, workflow, ctx.people.heard)).find(({ stops }) => stops);
  if (!supposed) return;
  if (supposed.code === 'unbound') return refuse(ctx, workflow, supposed);
  const problems = await teamProblems(ctx, workflow);
  const problem = problems.find(({ stops }) => stops) ?? problems.find(({ code }) => code === 'unknown');
  if (problem) return refuse(ctx, workflow, problem);
}

async function refuse(ctx: Context, { title }: Workflow, problem: TeamProblem): Promise<never> {
  const { code, team, needed, there } = problem;
  if (code === 'unknown') throw new Refused('people_unknown', { team });
  const admins = (await adminsToAsk(ctx)).join(' ');
  const about = { workflow: title, team, ...(admins ? { admins } : {}) };
  if (code === 'too_small')
    throw new Refused('team_too_small', { ...about, needed: String(needed), there: String(there ?? 0) });
  throw new Refused('workflow_unbound', about);
}
