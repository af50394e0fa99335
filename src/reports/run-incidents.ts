import { listIncidents } from '../db/incidents.ts';
import type { Incident } from '../db/incidents.ts';
import type { IncidentView } from '../domain/incident-view.ts';
import { incidentLife } from './incident-view.ts';
import type { Sources } from './run-view.ts';

/** What stopped a run, and how far that is: without the other runs that a repeated failure is about. */
export type RunIncident = Pick<
  Incident,
  'id' | 'cause' | 'code' | 'detail' | 'severity' | 'status' | 'ownerTeam'
> &
  Pick<IncidentView, 'trouble' | 'assignee' | 'openedAt' | 'acknowledged' | 'resolved'>;

/** Its part in repeated failures included, oldest first. What was written about several runs is not told of one. */
export async function runIncidents(sources: Pick<Sources, 'db'>, runId: string): Promise<RunIncident[]> {
  const rows = await listIncidents(sources.db, runId);
  return Promise.all(
    rows.map(async (row) => {
      const { id, cause, code, detail, severity, status, ownerTeam, assignee, openedAt } = row;
      const own = { id, cause, code, detail, severity, status, ownerTeam, assignee, openedAt };
      return { ...own, ...(await incidentLife(sources, row, cause !== 'repeated_failure')) };
    }),
  );
}
