import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { findOpenReview, resolveReview } from '../../db/reviews.ts';
import { findRun, lockRun, moveRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { getWorkflow } from '../find-workflow.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { closeIncidents } from '../incidents/close-incidents.ts';
import { tellOutcome } from './tell-outcome.ts';

/** Ends an open run for good. What is being executed can no longer be cancelled. */
export async function cancelRun(
  ctx: Context,
  { runId, person: who, surface }: { runId: string; person: string; surface: Surface },
): Promise<Run> {
  const known = await findRun(ctx.db, runId);
  const attempt = { what: 'cancel a run', who, surface, ...(known ? { runId } : {}) };
  const cancelled = await orRecordRefusal(ctx, attempt, async () => {
    if (!known) throw new Refused('unknown_run', { asked: runId });
    await assertMay(ctx, 'cancel', getWorkflow(ctx, known.workflowId), who, known);
    return ctx.db.transaction(async (tx) => {
      return endRun(ctx, tx, await lockRun(tx, runId), who, surface);
    });
  });
  ctx.wake();
  return cancelled;
}

/** The same in the caller's transaction, under the run's lock, for whoever has a right to it. */
export async function endRun(ctx: Context, tx: Db, run: Run, who: string, surface: Surface): Promise<Run> {
  const now = ctx.now();
  const moved = await moveRun(tx, run.id, 'cancelled', now, { finishedAt: now });
  if (!moved) throw new Refused('not_cancellable', { status: run.status });
  const review = await findOpenReview(tx, run.id);
  if (review) await resolveReview(tx, review.id, 'cancelled', now);
  await recordEvents(tx, run.id, now, [{ type: 'run.cancelled', actor: person(who), surface }]);
  await tellOutcome(ctx, tx, moved);
  await closeIncidents(ctx, tx, moved);
  return moved;
}
