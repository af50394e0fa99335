import { listPauses } from '../../db/pauses.ts';
import { listStanding } from '../../db/standing.ts';
import { noStanding } from '../../domain/digest/standing.ts';
import type { Standing } from '../../domain/digest/standing.ts';
import { everyWorkflow } from '../../domain/pause.ts';
import type { Sources } from '../run-view.ts';

export type Pausing = { workflowId: string; forMs: number };

/** What stands before people now, by workflow, and which of them stand still. */
export async function standingNow({ db, now }: Pick<Sources, 'db' | 'now'>): Promise<{
  of(workflowId: string): Standing;
  workflowIds: string[];
  pauses: Pausing[];
  isPaused(workflowId: string): boolean;
}> {
  const at = now();
  const standings = new Map<string, Standing>();
  for (const { workflowId, kind, count, oldestAt } of await listStanding(db, at)) {
    const known = standings.get(workflowId) ?? noStanding();
    const oldestMs = Math.max(0, at.getTime() - oldestAt.getTime());
    standings.set(workflowId, { ...known, [kind]: { count, oldestMs } });
  }
  const pauses = (await listPauses(db)).map(({ workflowId, pausedAt }) => ({
    workflowId,
    forMs: at.getTime() - pausedAt.getTime(),
  }));
  return {
    of: (workflowId) => standings.get(workflowId) ?? noStanding(),
    workflowIds: [...standings.keys()],
    pauses,
    isPaused: (id) => pauses.some(({ workflowId }) => [id, everyWorkflow].includes(workflowId)),
  };
}
