import type { Db } from '../../db/client.ts';
import { findPause } from '../../db/pauses.ts';
import { Refused } from '../../domain/refused.ts';
import type { Workflow } from '../../domain/workflow.ts';

/** Throws Refused, with who paused it, when the workflow stands still. */
export async function assertNotPaused(db: Db, workflow: Workflow): Promise<void> {
  const pause = await findPause(db, workflow.id);
  if (!pause) return;
  throw new Refused('workflow_paused', {
    workflow: workflow.title,
    name: workflow.id,
    by: pause.pausedBy,
    ...(pause.reason ? { reason: pause.reason } : {}),
  });
}
