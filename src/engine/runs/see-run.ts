import { findRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { getWorkflow } from '../find-workflow.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';

/** Lets a person look at a run. Throws Refused, audited, for people without a role in its workflow. */
export async function seeRun(
  ctx: Context,
  { runId, person, surface }: { runId: string; person: string; surface: Surface },
): Promise<Run> {
  const run = await findRun(ctx.db, runId);
  const attempt = { what: 'see a run', who: person, surface, ...(run ? { runId } : {}) };
  return orRecordRefusal(ctx, attempt, async () => {
    if (!run) throw new Refused('unknown_run', { asked: runId });
    await assertMay(ctx, 'see', getWorkflow(ctx, run.workflowId), person, run);
    return run;
  });
}
