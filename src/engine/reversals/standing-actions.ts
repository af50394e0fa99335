import type { Execution } from '../../db/executions.ts';
import { listStanding } from '../../db/reversals.ts';
import { findRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { getWorkflow } from '../find-workflow.ts';

export type Asked = { runId: string; person: string; surface: Surface };

/** What this person may mark as undone of a run: carried out, and not on record as undone. Throws Refused, audited. */
export async function standingActions(
  ctx: Context,
  asked: Asked,
): Promise<{ run: Run; standing: [Execution, ...Execution[]] }> {
  const { runId, person: who, surface } = asked;
  const run = await findRun(ctx.db, runId);
  const attempt = { what: 'mark as undone', who, surface, ...(run ? { runId } : {}) };
  return orRecordRefusal(ctx, attempt, async () => {
    if (!run) throw new Refused('unknown_run', { asked: runId });
    await assertMay(ctx, 'reverse', getWorkflow(ctx, run.workflowId), who, run);
    const [first, ...others] = await listStanding(ctx.db, runId);
    if (!first) throw new Refused('nothing_to_reverse', { run: runId });
    return { run, standing: [first, ...others] };
  });
}
