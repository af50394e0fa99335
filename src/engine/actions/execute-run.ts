import { listExecutions } from '../../db/executions.ts';
import type { Execution } from '../../db/executions.ts';
import { findPause } from '../../db/pauses.ts';
import { getProposal, getProposalBody } from '../../db/proposals.ts';
import type { Proposal } from '../../db/proposals.ts';
import { findRun, lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { theSystem } from '../../domain/event.ts';
import { causeOf } from '../../domain/incident.ts';
import type { IncidentCause } from '../../domain/incident.ts';
import { proposalDigest } from '../../domain/proposal.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import type { Mode } from '../../domain/run.ts';
import { secretAt, secretIn } from '../../domain/secret.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import { getWriteTool } from '../../domain/workflow.ts';
import { blockRun } from '../runs/block-run.ts';
import { completeRun } from '../runs/complete-run.ts';
import type { Context } from '../context.ts';
import { TryLater } from '../try-later.ts';
import { askAgainIfMoved } from './ask-again-if-moved.ts';
import { currentExecutions } from './current-executions.ts';
import { executeAction, mostTries } from './execute-action.ts';
import { getWorkflow } from '../find-workflow.ts';
import { toolsIn } from '../tools/tools-in.ts';
import { findWithheld } from '../tools/withheld.ts';
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
  // Not even what it rests on is read, nor what became of it looked up: that is done once it goes on.
  if (await findPause(ctx.db, run.workflowId)) return;
  const workflow = getWorkflow(ctx, run.workflowId);
  const executions = await currentExecutions(ctx.db, runId);
  const { proposal, body } = await approvedProposal(ctx, executions);
  if (proposalDigest(body.actions, proposal.workflowVersion) !== proposal.digest) {
    return stop(ctx, run, 'internal', 'digest_mismatch');
  }
  const gone = body.actions.find(({ tool }) => !workflow.writes.some(({ name }) => name === tool));
  if (gone) return tryLaterOr(failures, 'tool_gone', () => stop(ctx, run, 'outdated', gone.tool));
  const untouched = executions.every((execution) => !execution.claimedAt);
  let judgedIn: Mode | undefined;
  if (untouched) {
    const withheld = await findWithheld(ctx.db, run, toolsIn(workflow, body));
    if (withheld) return stop(ctx, run, 'permission', withheld.tool.name);
    const judged = await rejudge(ctx, run, workflow, proposal, body);
    if (judged === 'stopped') return;
    judgedIn = judged;
    const asked = await askedAgain(ctx, { run, workflow, proposal, body, signal }, failures);
    if (asked) return;
  }

  for (const [index, execution] of executions.entries()) {
    if (execution.status === 'applied') continue;
    if (execution.status !== 'pending') return;
    const action = body.actions.find((each) => each.id === execution.actionId);
    if (!action) return stop(ctx, run, 'internal', 'action_not_in_proposal');
    const tool = getWriteTool(workflow, action.tool);
    const secret = execution.claimedAt ? undefined : await secretIn(ctx.secrets, action.args);
    if (secret) return stop(ctx, run, 'policy', 'secret_found', { detail: secretAt(secret, tool.name) });
    const ended = await executeAction(ctx, {
      run,
      execution,
      action,
      tool,
      signal,
      failures,
      ...(index === 0 && judgedIn ? { judgedIn } : {}),
    });
    if (ended === 'taken') return;
    if (ended === 'withheld') return stop(ctx, run, 'permission', tool.name);
    if (ended === 'failed') return stop(ctx, run, 'action_failed', tool.name);
    if (ended === 'unknown')
      return stop(ctx, run, 'action_unknown', tool.name, { isGrave: tool.movesMoney || !tool.reversible });
  }
  await finish(ctx, run);
}

/** Whether people are asked again, or its owner, because on what the approval rested moved or cannot be read. */
async function askedAgain(
  ctx: Context,
  approved: Parameters<typeof askAgainIfMoved>[1],
  failures: number,
): Promise<boolean> {
  try {
    return await askAgainIfMoved(ctx, approved);
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    const { isMissing, code } = error;
    const giveUp = () => stop(ctx, approved.run, causeOf(error), code);
    await tryLaterOr(isMissing ? mostTries : failures, code, giveUp);
    return true;
  }
}

/** Another try may find what is not there now: a system that comes back, or the process that still has the tool. */
async function tryLaterOr(failures: number, code: string, stopIt: () => Promise<void>): Promise<void> {
  if (failures < mostTries) throw new TryLater(code);
  await stopIt();
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
  const approvedAt = await ctx.db.transaction(async (tx) => {
    const current = await lockRun(tx, run.id);
    if (current.status !== 'executing') return null;
    const open = (await listExecutions(tx, run.id)).some((execution) => execution.status !== 'applied');
    if (open) return null;
    await completeRun(ctx, tx, current);
    return current.decidedAt;
  });
  if (approvedAt) ctx.meters.executed(run.workflowId, ctx.now().getTime() - approvedAt.getTime());
  ctx.wake();
}

async function stop(
  ctx: Context,
  run: Run,
  cause: IncidentCause,
  code: string,
  more: { detail?: string; isGrave?: boolean } = {},
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const current = await lockRun(tx, run.id);
    if (current.status === 'executing')
      await blockRun(ctx, tx, current, { cause, code, ...more, by: theSystem });
  });
  ctx.wake();
}
