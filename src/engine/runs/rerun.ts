import { getContent } from '../../db/contents.ts';
import { findRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { isSettled } from '../../domain/run.ts';
import type { Trigger } from '../../domain/run.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { startRun } from './start-run.ts';
import type { Started } from './start-run.ts';

export type Rerun = {
  runId: string;
  person: string;
  trigger: Extract<Trigger, 'command' | 'api'>;
  /** The same key is the same rerun. */
  key: string;
  askedIn: string | null;
  surface: Surface;
};

/**
 * Starts a run once more with what it was started with. After one that was completed or rejected it is rework, and says so; one that was
 * cancelled, expired or in shadow is simply started anew, and one that is open is joined. Throws Refused, audited.
 */
export async function rerun(ctx: Context, input: Rerun): Promise<Started> {
  const { runId, person, trigger, key, askedIn, surface } = input;
  const known = await findRun(ctx.db, runId);
  const attempt = { what: 'run again', who: person, surface, ...(known ? { runId } : {}) };
  const { earlier, intake } = await orRecordRefusal(ctx, attempt, async () => {
    if (!known) throw new Refused('unknown_run', { asked: runId });
    namedWorkflow(ctx, known.workflowId);
    return { earlier: known, intake: await intakeOf(ctx, known) };
  });
  const workflowId = earlier.workflowId;
  const asked = { workflowId, trigger, intake, key, requesterId: person, askedIn, surface };
  return startRun(ctx, isSettled(earlier) ? { ...asked, rerunOf: earlier.id } : asked);
}

async function intakeOf(ctx: Context, { id, intakeId }: Run): Promise<Record<string, unknown>> {
  const intake = await getContent<Record<string, unknown>>(ctx.db, intakeId);
  if (!intake) throw new Refused('intake_erased', { run: id });
  return intake;
}
