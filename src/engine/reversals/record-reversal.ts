import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import type { Execution } from '../../db/executions.ts';
import { touchMessages } from '../../db/messages.ts';
import { dropUndoneChecks, insertReversal } from '../../db/reversals.ts';
import type { Actor, Surface } from '../../domain/event.ts';
import { getRun } from '../../db/runs.ts';
import { newId } from '../../lib/ids.ts';
import type { Context } from '../context.ts';
import { findWorkflow } from '../find-workflow.ts';
import { demoteByItself } from '../modes/demote-by-itself.ts';

export type Reversal = {
  by: Actor;
  surface: Surface;
  reversedAt: Date;
  reason: string | null;
  note?: { id: string; hash: string } | undefined;
};

/** Puts on record that an action was undone, in the caller's transaction under the run's lock; false when it is there already. A live workflow goes back to pilot by it. */
export async function recordReversal(
  ctx: Context,
  tx: Db,
  { runId, actionId, tool }: Pick<Execution, 'runId' | 'actionId' | 'tool'>,
  { by, surface, reversedAt, reason, note }: Reversal,
): Promise<boolean> {
  const now = ctx.now();
  const isNew = await insertReversal(tx, {
    id: newId('rvs'),
    runId,
    actionId,
    tool,
    recordedByKind: by.kind,
    recordedById: by.id,
    reasonCode: reason,
    noteId: note?.id ?? null,
    reversedAt,
    recordedAt: now,
  });
  if (!isNew) return false;
  await dropUndoneChecks(tx, [actionId]);
  const data = {
    action: actionId,
    tool,
    reason,
    reversedAt: reversedAt.toISOString(),
    note: note?.hash ?? null,
  };
  await recordEvents(tx, runId, now, [{ type: 'action.reversed', actor: by, surface, data }]);
  await touchMessages(tx, runId, now);
  const run = await getRun(tx, runId);
  const workflow = findWorkflow(ctx, run.workflowId);
  if (workflow) await demoteByItself(ctx, tx, workflow);
  return true;
}
