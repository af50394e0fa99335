import { Refused } from '../../domain/refused.ts';
import { strangeness } from '../../domain/review.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { Context } from '../context.ts';

const standsIn = 'Name somebody else: a colleague with an account of this workspace.';

/**
 * Whether this person could decide at all, in some workflow where the other one does. Answers those workflows. Throws
 * Refused, also when Slack does not say.
 */
export async function assertFitDeputy(ctx: Context, person: string, deputy: string): Promise<Workflow[]> {
  if (deputy === person) throw unfit('You cannot stand in for yourself. Name a colleague.');
  const [standing, workflows] = await Promise.all([
    ctx.people.standingOf(deputy),
    workflowsDecidedBy(ctx, person),
  ]);
  if (standing === 'bot') throw unfit(`An app cannot decide for you. ${standsIn}`);
  if (standing === 'deactivated') throw unfit(`That account is deactivated. ${standsIn}`);
  if (standing !== 'member' && !workflows.some(({ welcome = [] }) => !strangeness(standing, welcome)))
    throw unfit(
      `${standing === 'guest' ? 'Guests do' : 'People of other organisations do'} not decide in any workflow of yours. ${standsIn}`,
    );
  return workflows;
}

async function workflowsDecidedBy(ctx: Context, person: string): Promise<Workflow[]> {
  const found: Workflow[] = [];
  for (const workflow of ctx.workflows) {
    for (const { team } of workflow.levels) {
      if (!(await ctx.people.membersOf(team)).includes(person)) continue;
      found.push(workflow);
      break;
    }
  }
  return found;
}

export function unfit(problem: string): Refused {
  return new Refused('bad_input', { deputy: problem });
}
