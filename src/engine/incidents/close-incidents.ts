import type { Db } from '../../db/client.ts';
import { listExecutions } from '../../db/executions.ts';
import { listIncidentRuns, listOpenIncidents, lockIncident, resolveIncident } from '../../db/incidents.ts';
import type { Run } from '../../db/runs.ts';
import type { ResolutionCode } from '../../domain/incident.ts';
import { isOver } from '../../domain/run.ts';
import type { Context } from '../context.ts';
import { endedBy } from './ended-by.ts';

const resolutions = {
  completed: 'run_completed',
  rejected: 'run_rejected',
  expired: 'run_expired',
  cancelled: 'run_cancelled',
} as const satisfies Partial<Record<Run['status'], ResolutionCode>>;

/**
 * The run is over, and with it what stopped it: in the caller's transaction, under the run's lock. Not while somebody must still find out
 * what became of an action, nor a repeated failure that other runs wait for.
 */
export async function closeIncidents(ctx: Context, tx: Db, run: Run): Promise<void> {
  const resolution = resolutions[run.status as keyof typeof resolutions];
  const open = await listOpenIncidents(tx, run.id);
  if (open.length === 0) return;
  const isUnknown = (await listExecutions(tx, run.id)).some(({ status }) => status === 'unknown');
  for (const { id } of open.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const incident = await lockIncident(tx, id);
    if (isUnknown && incident.cause !== 'delivery') continue;
    const others = await listIncidentRuns(tx, incident);
    if (others.some((each) => each.id !== run.id && !isOver(each.status))) continue;
    const how = { resolution, by: null, noteId: null, now: ctx.now() };
    if (await resolveIncident(tx, id, how)) await endedBy(ctx, tx, incident, resolution, run.id);
  }
}
