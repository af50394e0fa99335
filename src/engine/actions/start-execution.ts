import type { Db } from '../../db/client.ts';
import { insertExecutions } from '../../db/executions.ts';
import { touchMessages } from '../../db/messages.ts';
import { moveRun } from '../../db/runs.ts';
import { updateGapMs } from '../../domain/message.ts';
import { completeRun } from '../runs/complete-run.ts';
import { getMaterial } from '../attempts/material.ts';
import type { Context } from '../context.ts';
import { countApproved, touchesCaps } from '../proposals/cap-uses.ts';
import type { Routed } from '../proposals/routed.ts';
import { Superseded } from '../superseded.ts';

/** Hands the approved actions to the executor, in their order. */
export async function startExecution(
  ctx: Context,
  tx: Db,
  { run, workflow, proposal, body }: Routed,
): Promise<void> {
  const now = ctx.now();
  const executing = await moveRun(tx, run.id, 'executing', now, {
    proposedAt: run.proposedAt ?? now,
    decidedAt: now,
  });
  if (!executing) throw new Superseded(run.id);
  await insertExecutions(
    tx,
    body.actions.map((action, index) => ({
      actionId: action.id,
      runId: run.id,
      proposalId: proposal.id,
      ordinal: index + 1,
      tool: action.tool,
      status: 'pending' as const,
      costMicroUsd: workflow.writes.find(({ name }) => name === action.tool)?.priceMicroUsd ?? null,
    })),
  );
  if (touchesCaps(workflow, body.actions)) {
    const material = await getMaterial(tx, run, now);
    await countApproved(tx, { workflow, material, actions: body.actions });
  }
  if (body.actions.length === 0) return completeRun(ctx, tx, executing);
  await touchMessages(tx, run.id, now, { gapMs: updateGapMs });
  await ctx.queue.enqueue(tx, 'execute', run.id);
}
