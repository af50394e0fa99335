import { teamsOf } from '../../domain/workflow.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { Context } from '../context.ts';

/** Throws, with every problem, when nobody is in a team or a quorum is larger than its team. */
export async function assertTeamsSuffice(ctx: Pick<Context, 'people' | 'workflows'>): Promise<void> {
  const problems = await teamProblems(ctx);
  if (problems.length) throw new Error(problems.join('\n'));
}

/** What stands in the way of running: teams nobody is in, and quorums that a team is too small for. */
export async function teamProblems(ctx: Pick<Context, 'people' | 'workflows'>): Promise<string[]> {
  const problems: string[] = [];
  for (const workflow of ctx.workflows) {
    for (const team of teamsOf(workflow)) {
      const size = (await ctx.people.membersOf(team)).length;
      const needed = quorumAt(workflow, team);
      if (size === 0)
        problems.push(
          `Workflow ${workflow.id} needs the team ${team}, and nobody is in it. Bind it in LEENOPS_SEED_FILE.`,
        );
      else if (size < needed) {
        problems.push(
          `Workflow ${workflow.id} may ask ${team} for ${needed} approvals, and it has ${size}. Add people to the team, or change the rule.`,
        );
      }
    }
  }
  return problems;
}

/** The most approvals that a rule may ask of this team. An escalation takes its quorum along to the next levels. */
function quorumAt(workflow: Workflow, team: string): number {
  const asked = workflow.policy.flatMap(({ route }) => {
    if (!('quorum' in route)) return [];
    const reached = workflow.levels.slice(route.level - 1).some((level) => level.team === team);
    return reached ? [route.quorum] : [];
  });
  return Math.max(1, ...asked);
}
