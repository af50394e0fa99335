import { listExecutions } from '../../db/executions.ts';
import type { Execution } from '../../db/executions.ts';
import { getProposal, getProposalBody } from '../../db/proposals.ts';
import type { Proposal } from '../../db/proposals.ts';
import { findRun, lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { theSystem } from '../../domain/event.ts';
import type { IncidentCause } from '../../domain/incident.ts';
import { proposalDigest } from '../../domain/proposal.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import { getWriteTool } from '../../domain/workflow.ts';
import { blockRun } from '../runs/block-run.ts';
import { completeRun } from '../runs/complete-run.ts';
import type { Context } from '../context.ts';
import { executeAction } from './execute-action.ts';
import { getWorkflow } from '../find-workflow.ts';
import { rejudge } from '../proposals/rejudge.ts';

/**
 * Carries out exactly what was approved, in order, each action once. A failed or unknown action stops its successors.
 * Safe to call again after a crash: what was claimed is looked up before anything is repeated.
 */
export async function executeRun(
  ctx: Context,
  runId: string,
  signal: AbortSignal,
  failures: number,
): Promise<void> {
  const run = await findRun(ctx.db, runId);
  if (run?.status !== 'executing') return;
  const workflow = getWorkflow(ctx, run.workflowId);
  const executions = await currentExecutions(ctx, runId);
  const { proposal, body } = await approvedProposal(ctx, executions);
  if (proposalDigest(body.actions, proposal.workflowVersion) !== proposal.digest) {
    return stop(ctx, run, 'internal', 'digest_mismatch');
  }
  const untouched = executions.every((execution) => !execution.claimedAt);
  if (untouched && (await rejudge(ctx, run, workflow, proposal, body))) return;

  for (const execution of executions) {
    if (execution.status === 'applied') continue;
    if (execution.status !== 'pending') return;
    const action = body.actions.find((each) => each.id === execution.actionId);
    if (!action) return stop(ctx, run, 'internal', 'action_not_in_proposal');
    const tool = getWriteTool(workflow, action.tool);
    const ended = await executeAction(ctx, { run, execution, action, tool, signal, failures });
    if (ended === 'taken') return;
    if (ended === 'failed') return stop(ctx, run, 'action_failed', tool.name);
    if (ended === 'unknown') return stop(ctx, run, 'action_unknown', tool.name);
  }
  await finish(ctx, run);
}

/** The executions of the proposal that was approved last. */
async function currentExecutions(ctx: Context, runId: string): Promise<Execution[]> {
  const all = await listExecutions(ctx.db, runId);
  const last = all.findLast((execution) => execution.status === 'pending') ?? all.at(-1);
  return all.filter((execution) => execution.proposalId === last?.proposalId);
}

async function approvedProposal(
  ctx: Context,
  executions: Execution[],
): Promise<{ proposal: Proposal; body: ProposalBody }> {
  const [first] = executions;
  if (!first) throw new Error('A run is executing without executions.');
  const proposal = await getProposal(ctx.db, first.proposalId);
  return { proposal, body: await getProposalBody(ctx.db, proposal) };
}

async function finish(ctx: Context, run: Run): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const current = await lockRun(tx, run.id);
    if (current.status !== 'executing') return;
    const open = (await listExecutions(tx, run.id)).some((execution) => execution.status !== 'applied');
    if (!open) await completeRun(ctx, tx, current);
  });
  ctx.wake();
}

async function stop(ctx: Context, run: Run, cause: IncidentCause, code: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const current = await lockRun(tx, run.id);
    if (current.status === 'executing') await blockRun(ctx, tx, current, { cause, code, by: theSystem });
  });
  ctx.wake();
}
