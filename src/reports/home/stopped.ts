import { listThreads } from '../../db/messages.ts';
import { countOpenIncidents, listIncidentCards, listOpenIncidents } from '../../db/open-incidents.ts';
import { countRuns, listRunPage } from '../../db/run-pages.ts';
import type { Seen } from '../../db/run-pages.ts';
import { listRunsByIds } from '../../db/runs.ts';
import type { IncidentCause, Severity } from '../../domain/incident.ts';
import type { Sources } from '../run-view.ts';

/** Something that stands before an owner: an open incident, or a stopped run of which none is open. */
export type Stopped = {
  id: string;
  workflowTitle: string;
  subject: string | null;
  cause: IncidentCause | null;
  code: string | null;
  /** Null of a run without an open incident. */
  severity: Severity | null;
  ownerTeam: string | null;
  since: Date;
  /** Where it is to be seen: the incident's card, else the run's thread. */
  url: string | null;
};

export type StoppedList = {
  lines: Stopped[];
  incidents: number;
  /** Runs, as far as they are counted. */
  runs: number;
};

type Look = Pick<Sources, 'db' | 'workflows' | 'threadUrl'>;

/** What a person may see of what stands still, the gravest first. */
export async function listStopped(
  sources: Look,
  seen: Seen,
  { limit, countedRuns }: { limit: number; countedRuns: number },
): Promise<StoppedList> {
  const { db } = sources;
  const blocked = { statuses: ['blocked'] } as const;
  const [incidents, counts, runs, runCount] = await Promise.all([
    listOpenIncidents(db, seen.workflowIds, limit),
    countOpenIncidents(db, seen.workflowIds),
    listRunPage(db, seen, blocked, undefined, limit),
    countRuns(db, seen, blocked, countedRuns),
  ]);
  const told = new Set(incidents.map(({ runId }) => runId));
  const alone = runs.filter(({ id }) => !told.has(id));
  const about = incidents.flatMap(({ runId }) => runId ?? []);
  const [subjects, cards, threads] = await Promise.all([
    listRunsByIds(db, about),
    listIncidentCards(
      db,
      incidents.map(({ id }) => id),
    ),
    listThreads(db, [...about, ...alone.map(({ id }) => id)]),
  ]);
  const titleOf = (id: string) => sources.workflows.find((each) => each.id === id)?.title ?? id;
  const threadOf = (runId: string | null) => {
    const thread = threads.find((each) => each.runId === runId);
    return thread?.ts ? urlOf(sources, thread.channelId, thread.ts) : null;
  };
  const opened = incidents.map((incident): Stopped => {
    const { id, workflowId, runId, cause, code, severity, ownerTeam, openedAt } = incident;
    const card = cards.find(({ incidentId }) => incidentId === id);
    return {
      id,
      workflowTitle: titleOf(workflowId),
      subject: subjects.find((run) => run.id === runId)?.subjectLabel ?? null,
      cause,
      code,
      severity,
      ownerTeam,
      since: openedAt,
      url: (card && urlOf(sources, card.channelId, card.ts)) ?? threadOf(runId),
    };
  });
  const stopped = alone.map((run): Stopped => ({
    id: run.id,
    workflowTitle: titleOf(run.workflowId),
    subject: run.subjectLabel,
    cause: run.cause,
    code: run.causeCode,
    severity: null,
    ownerTeam: null,
    since: run.movedAt,
    url: threadOf(run.id),
  }));
  return {
    lines: [...opened, ...stopped].slice(0, limit),
    incidents: counts.reduce((sum, { count }) => sum + count, 0),
    runs: runCount,
  };
}

function urlOf({ threadUrl }: Look, channelId: string, ts: string): string | null {
  return threadUrl?.(channelId, ts) ?? null;
}
