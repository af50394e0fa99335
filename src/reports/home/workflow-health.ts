import { countOpenIncidents, listDemotions } from '../../db/open-incidents.ts';
import { listPauses } from '../../db/pauses.ts';
import { countBlockedRuns } from '../../db/run-pages.ts';
import { judgeHealth } from '../../domain/health.ts';
import type { JudgedHealth, Vitals } from '../../domain/health.ts';
import { severities } from '../../domain/incident.ts';
import type { Severity } from '../../domain/incident.ts';
import { everyWorkflow } from '../../domain/pause.ts';
import type { Mode } from '../../domain/run.ts';
import type { Period } from '../../domain/week.ts';
import { metricsFor } from '../metrics.ts';
import { modesOf } from '../modes.ts';
import type { Sources } from '../run-view.ts';

export type WorkflowHealth = JudgedHealth & { id: string; title: string; mode: Mode };

export type Obstacles = ReadonlyMap<string, NonNullable<Vitals['obstacle']>>;

/** How these workflows are, judged by what went on `lately` and by what is open now, in the order in which they are given; a handful of queries for all of them. */
export async function workflowHealth(
  sources: Pick<Sources, 'db' | 'now' | 'workflows'>,
  workflowIds: readonly string[],
  { obstacles, lately }: { obstacles: Obstacles; lately: Period },
): Promise<WorkflowHealth[]> {
  if (workflowIds.length === 0) return [];
  const { db } = sources;
  const [modes, numbers, incidents, blocked, pauses, demotions] = await Promise.all([
    modesOf(sources),
    metricsFor(sources, { period: lately, workflowIds }),
    countOpenIncidents(db, workflowIds),
    countBlockedRuns(db, workflowIds),
    listPauses(db),
    listDemotions(db, lately.from),
  ]);
  return workflowIds.map((id) => {
    const pause = pauses.find(({ workflowId }) => workflowId === id || workflowId === everyWorkflow);
    const judged = judgeHealth({
      metrics: numbers.workflows.find((each) => each.id === id)?.metrics,
      openIncidents: openOf(incidents.filter(({ workflowId }) => workflowId === id)),
      blockedRuns: blocked.get(id) ?? 0,
      pause: pause ? { by: pause.pausedBy, since: pause.pausedAt } : null,
      demotedAt: demotions.get(id) ?? null,
      obstacle: obstacles.get(id) ?? null,
    });
    const title = sources.workflows.find((each) => each.id === id)?.title ?? id;
    return { id, title, mode: modes.get(id) ?? 'pilot', ...judged };
  });
}

function openOf(rows: readonly { severity: Severity; count: number }[]): Record<Severity, number> {
  const counts = severities.map((severity) => [
    severity,
    rows.find((row) => row.severity === severity)?.count ?? 0,
  ]);
  return Object.fromEntries(counts) as Record<Severity, number>;
}
