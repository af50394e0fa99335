import type { Db } from '../../db/client.ts';
import { insertObservation } from '../../db/observations.ts';
import type { Run } from '../../db/runs.ts';
import { lookAfter } from '../../domain/shadow/observe.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { Context } from '../context.ts';
import { looksOf } from './looks.ts';

/** A shadow run is over: sets the first look at what people do about the same, in the transaction that ended it. */
export async function beginObservation(
  ctx: Context,
  tx: Db,
  { run, workflow }: { run: Run; workflow: Workflow },
): Promise<void> {
  const nextAt = lookAfter(looksOf(ctx, workflow) ?? [], 0, ctx.now());
  if (!nextAt) return;
  await insertObservation(tx, { runId: run.id, workflowId: workflow.id, state: 'waiting', nextAt });
  await ctx.queue.enqueue(tx, 'observe', run.id, nextAt);
}
