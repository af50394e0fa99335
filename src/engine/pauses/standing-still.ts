import { listPauses } from '../../db/pauses.ts';
import { everyWorkflow } from '../../domain/pause.ts';
import type { Context } from '../context.ts';

/** The ids of the workflows that are paused now, by themselves or with all others. */
export async function standingStill({
  db,
  workflows,
}: Pick<Context, 'db' | 'workflows'>): Promise<Set<string>> {
  const pauses = await listPauses(db);
  const everything = pauses.some(({ workflowId }) => workflowId === everyWorkflow);
  return new Set(everything ? workflows.map(({ id }) => id) : pauses.map(({ workflowId }) => workflowId));
}
