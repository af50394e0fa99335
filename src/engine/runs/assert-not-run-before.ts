import { findSettledRun } from '../../db/runs.ts';
import { Refused } from '../../domain/refused.ts';
import type { Subject, Workflow } from '../../domain/workflow.ts';
import type { Context } from '../context.ts';

/**
 * Throws Refused, with the run that there was, when somebody asks for what was decided before and nothing is known to have changed
 * since: they say that they want it again, and it counts as rework.
 */
export async function assertNotRunBefore(ctx: Context, workflow: Workflow, subject: Subject): Promise<void> {
  const settled = await findSettledRun(ctx.db, workflow.id, subject.key);
  if (!settled) return;
  throw new Refused('run_before', {
    workflow: workflow.title,
    subject: subject.label,
    run: settled.id,
    status: settled.status,
    ...(settled.finishedAt ? { at: settled.finishedAt.toISOString() } : {}),
  });
}
