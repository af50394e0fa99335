import type { Db } from '../db/client.ts';
import { listComparedSince } from '../db/observations.ts';
import { agreementOf } from '../domain/shadow/agreement.ts';
import type { Agreement } from '../domain/shadow/agreement.ts';
import type { Workflow } from '../domain/workflow.ts';

/**
 * How often people did what a workflow in shadow proposed, of all that either side did, by action and by band of amounts. Only what
 * was compared for good since then counts: what could not be read is neither agreement nor disagreement.
 */
export async function agreementFor(
  { db, workflows }: { db: Db; workflows: readonly Workflow[] },
  workflowId: string,
  since: Date,
): Promise<Agreement[]> {
  const bands = workflows.find(({ id }) => id === workflowId)?.observe?.bands ?? [];
  return agreementOf(await listComparedSince(db, workflowId, since), bands);
}
