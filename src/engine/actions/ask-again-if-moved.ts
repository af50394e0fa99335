import { dropExecutions } from '../../db/executions.ts';
import type { Proposal } from '../../db/proposals.ts';
import { listApprovals } from '../../db/reviews.ts';
import type { Review } from '../../db/reviews.ts';
import { lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { caseOf } from '../../domain/case.ts';
import { atLeast, movedBetween } from '../../domain/drift.ts';
import { byRule, theSystem } from '../../domain/event.ts';
import { routeProposal } from '../../domain/policy.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { newId } from '../../lib/ids.ts';
import { getMaterial } from '../attempts/material.ts';
import type { Context } from '../context.ts';
import { recallsOf } from '../proposals/recalls.ts';
import { writeProposal } from '../proposals/write-proposal.ts';
import { askPeople } from '../reviews/ask-people.ts';
import { blockRun } from '../runs/block-run.ts';
import { withStates } from './with-states.ts';

type Approved = { run: Run; workflow: Workflow; proposal: Proposal; body: ProposalBody; signal: AbortSignal };

/**
 * Reads again on what the approval rested. When a value moved nothing is carried out: the next version, with the values
 * of now, goes to the people whom the rules ask for, and to nobody less than those who had approved. Answers whether
 * that happened. Throws ToolFailure when it cannot be read.
 */
export async function askAgainIfMoved(
  ctx: Context,
  { run, workflow, proposal, body, signal }: Approved,
): Promise<boolean> {
  if (!body.actions.some(({ state }) => state)) return false;
  const actions = await withStates(workflow, body.actions, signal);
  const moved = movedBetween(body.actions, actions);
  if (moved.length === 0) return false;
  const next = { ...body, actions: actions.map((action) => ({ ...action, id: newId('act') })) };
  const recalls = await recallsOf(ctx.db, workflow, next.actions, ctx.now());
  const material = await getMaterial(ctx.db, run, ctx.now());
  const judged = routeProposal(workflow.policy, caseOf(workflow, material, next, recalls), run.mode);
  const approvals = lastAsked(await listApprovals(ctx.db, proposal.id));
  await ctx.db.transaction(async (tx) => {
    const current = await lockRun(tx, run.id);
    if (current.status !== 'executing' || !(await dropExecutions(tx, proposal.id))) return;
    const write = (routing: typeof judged) =>
      writeProposal(ctx, tx, current, workflow, next, { routing, recalls, moved }, theSystem);
    const { route, rule } = judged;
    if (route.to === 'block') {
      await write(judged);
      await blockRun(ctx, tx, current, { cause: 'policy', code: rule, by: byRule(rule) });
      return;
    }
    const asking = atLeast(approvals, route);
    const about = { run: current, workflow, proposal: await write({ ...judged, route: asking }) };
    const floor = Math.max(1, ...approvals.map((review) => review.floor));
    await askPeople(ctx, tx, about, { route: asking, rule }, floor);
  });
  ctx.wake();
  ctx.log.info({ runId: run.id, moved: moved.length }, 'what was approved moved: people are asked again');
  return true;
}

/** The levels that approved the last time that people were asked, from the first. */
function lastAsked(approvals: readonly Review[]): Review[] {
  return approvals.slice(
    Math.max(
      0,
      approvals.findLastIndex(({ stage }) => stage === 1),
    ),
  );
}
