import type { Db } from '../../db/client.ts';
import { dropExecutions } from '../../db/executions.ts';
import type { Proposal } from '../../db/proposals.ts';
import { listApprovals } from '../../db/reviews.ts';
import type { Review } from '../../db/reviews.ts';
import { lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { atLeast, movedBetween } from '../../domain/drift.ts';
import type { Moved } from '../../domain/drift.ts';
import { byRule, theSystem } from '../../domain/event.ts';
import type { Routing } from '../../domain/policy.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { newId } from '../../lib/ids.ts';
import { getMaterial } from '../attempts/material.ts';
import type { Context } from '../context.ts';
import { judgeProposal } from '../proposals/judge-proposal.ts';
import type { Judged } from '../proposals/judge-proposal.ts';
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
  const material = await getMaterial(ctx.db, run, ctx.now());
  const judged = await judgeProposal(ctx, ctx.db, { workflow, mode: run.mode, material, body: next });
  await ctx.db.transaction(async (tx) => {
    const current = await lockRun(tx, run.id);
    if (current.status !== 'executing' || !(await dropExecutions(tx, proposal.id))) return;
    await askAnew(ctx, tx, { run: current, workflow, proposal, body: next }, judged, moved);
  });
  ctx.wake();
  ctx.log.info({ runId: run.id, moved: moved.length }, 'what was approved moved: people are asked again');
  return true;
}

/**
 * Writes the next version, with what moved, in the caller's transaction, and asks those whom the rules ask for and
 * nobody less than those who had approved. `body`: with action ids of its own.
 */
export async function askAnew(
  ctx: Context,
  tx: Db,
  { run, workflow, proposal, body }: Omit<Approved, 'signal'>,
  judged: Judged,
  moved: readonly Moved[],
): Promise<void> {
  const approvals = lastAsked(await listApprovals(tx, proposal.id));
  const write = (routing: Routing) =>
    writeProposal(ctx, tx, run, workflow, body, { ...judged, routing, moved }, theSystem);
  const { route, rule } = judged.routing;
  if (route.to === 'block') {
    await write(judged.routing);
    await blockRun(ctx, tx, run, { cause: 'policy', code: rule, by: byRule(rule) });
    return;
  }
  const asking = atLeast(approvals, route);
  const about = { run, workflow, proposal: await write({ ...judged.routing, route: asking }) };
  const floor = Math.max(1, ...approvals.map((review) => review.floor));
  await askPeople(ctx, tx, about, { route: asking, rule }, floor);
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
