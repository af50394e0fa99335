import { listBlockedRuns, listIncidentsOf } from '../db/incident-lists.ts';
import type { IncidentView, StoppedRun } from '../domain/incident-view.ts';
import { incidentViewOf } from './incident-view.ts';
import { stoppedRuns } from './stopped-runs.ts';
import type { Sources } from './run-view.ts';

export type IncidentList = {
  /** The worst first, and of those the oldest. */
  open: IncidentView[];
  openTotal: number;
  /** Every run that stands still, the oldest first. */
  blocked: StoppedRun[];
  blockedTotal: number;
  /** Lately, the newest first. */
  resolved: IncidentView[];
};

export type IncidentsWanted = {
  workflowIds: readonly string[];
  /** Resolved ones are shown that ended since then. */
  since: Date;
  limit: number;
};

/** What is wrong in these workflows, what stands still because of it, and what was settled lately. */
export async function listIncidentViews(sources: Sources, wanted: IncidentsWanted): Promise<IncidentList> {
  const { db } = sources;
  const [{ open, openTotal, resolved }, { blocked, blockedTotal }] = await Promise.all([
    listIncidentsOf(db, wanted),
    listBlockedRuns(db, wanted),
  ]);
  const viewsOf = async (rows: typeof open) =>
    (await Promise.all(rows.map((row) => incidentViewOf(sources, row)))).filter((view) => view !== undefined);
  return {
    open: await viewsOf(open),
    openTotal,
    blocked: await stoppedRuns(sources, blocked),
    blockedTotal,
    resolved: await viewsOf(resolved),
  };
}
