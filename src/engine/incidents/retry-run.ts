import { findRun, lockRun } from '../../db/runs.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import type { Stage } from '../../domain/remedy.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { goOn } from './go-on.ts';

export type Retrying = { runId: string; person: string; surface: Surface; isOneOfMany?: boolean };

/** Lets a blocked run go on from where it stopped: with the same budget, the tools that are granted and the rules of today. Throws Refused, audited. */
export async function retryRun(ctx: Context, input: Retrying): Promise<Stage> {
  const { runId, person: who, surface, isOneOfMany = false } = input;
  const known = await findRun(ctx.db, runId);
  const attempt = { what: 'retry a run', who, surface, ...(known ? { runId } : {}) };
  const stage = await orRecordRefusal(ctx, attempt, async () => {
    if (!known) throw new Refused('unknown_run', { asked: runId });
    await assertMay(ctx, 'handle', namedWorkflow(ctx, known.workflowId), who, known);
    return ctx.db.transaction(async (tx) => {
      const run = await lockRun(tx, runId);
      return goOn(ctx, tx, run, { remedy: 'retry', by: person(who), surface, isOneOfMany });
    });
  });
  ctx.wake();
  return stage;
}
