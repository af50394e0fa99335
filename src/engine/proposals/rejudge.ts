import { recordEvents } from '../../db/events.ts';
import { dropExecutions } from '../../db/executions.ts';
import type { Proposal } from '../../db/proposals.ts';
import { listApprovals } from '../../db/reviews.ts';
import { lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { caseOf } from '../../domain/case.ts';
import { byRule } from '../../domain/event.ts';
import { routeProposal, suffices } from '../../domain/policy.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { blockRun } from '../runs/block-run.ts';
import type { Context } from '../context.ts';
import { getMaterial } from '../attempts/material.ts';
import { recallsOf } from './recalls.ts';
import { askPeople } from '../reviews/ask-people.ts';

/**
 * Tries the rules of today on what was approved under those of yesterday. When they are stricter the approval is not
 * enough: nothing is carried out and people are asked again. Answers whether that happened.
 */
export async function rejudge(
  ctx: Context,
  run: Run,
  workflow: Workflow,
  proposal: Proposal,
  body: ProposalBody,
): Promise<boolean> {
  const material = await getMaterial(ctx.db, run, ctx.now());
  const recalls = await recallsOf(ctx.db, workflow, body.actions, ctx.now());
  const { route, rule } = routeProposal(workflow.policy, caseOf(workflow, material, body, recalls), run.mode);
  if (suffices(await listApprovals(ctx.db, proposal.id), route)) return false;
  await ctx.db.transaction(async (tx) => {
    const current = await lockRun(tx, run.id);
    if (current.status !== 'executing') return;
    if (!(await dropExecutions(tx, proposal.id))) return;
    const data = { proposal: proposal.id, route: route.to, workflowVersion: workflow.version, recalls };
    await recordEvents(tx, run.id, ctx.now(), [{ type: 'policy.routed', actor: byRule(rule), data }]);
    if (route.to === 'block') {
      await blockRun(ctx, tx, current, { cause: 'policy', code: rule, by: byRule(rule) });
    } else if (route.to !== 'auto') {
      await askPeople(ctx, tx, { run: current, workflow, proposal }, { route, rule });
    }
  });
  ctx.wake();
  return true;
}
