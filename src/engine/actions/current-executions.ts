import type { Db } from '../../db/client.ts';
import { listExecutions } from '../../db/executions.ts';
import type { Execution } from '../../db/executions.ts';

/** The executions of the proposal that was approved last. */
export async function currentExecutions(db: Db, runId: string): Promise<Execution[]> {
  const all = await listExecutions(db, runId);
  const last = all.findLast((execution) => execution.status === 'pending') ?? all.at(-1);
  return all.filter((execution) => execution.proposalId === last?.proposalId);
}
