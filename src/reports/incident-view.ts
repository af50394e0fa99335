import { getContent } from '../db/contents.ts';
import { findIncidentNote, listIncidentMessages } from '../db/incident-notes.ts';
import { findIncident, listIncidentRuns } from '../db/incidents.ts';
import type { Incident } from '../db/incidents.ts';
import { findPause } from '../db/pauses.ts';
import { findRun } from '../db/runs.ts';
import type { IncidentNoteView, IncidentView } from '../domain/incident-view.ts';
import { troubleOf } from '../domain/incident.ts';
import { stoppedRuns } from './stopped-runs.ts';
import { threadUrlOf } from './thread-url.ts';
import type { Sources } from './run-view.ts';

type Read = Pick<Sources, 'db' | 'workflows' | 'membersOf' | 'threadUrl'>;

/** Undefined when there is none, or its workflow is gone. */
export async function findIncidentView(sources: Read, id: string): Promise<IncidentView | undefined> {
  const incident = await findIncident(sources.db, id);
  return incident && incidentViewOf(sources, incident);
}

export async function incidentViewOf(sources: Read, incident: Incident): Promise<IncidentView | undefined> {
  const { db } = sources;
  const workflow = sources.workflows.find((each) => each.id === incident.workflowId);
  if (!workflow) return undefined;
  const { id } = incident;
  const runs = await stoppedRuns(sources, await listIncidentRuns(db, incident));
  return {
    id,
    workflow: { id: workflow.id, title: workflow.title },
    isPaused: (await findPause(db, workflow.id)) !== undefined,
    cause: incident.cause,
    code: incident.code,
    detail: incident.detail,
    severity: incident.severity,
    status: incident.status,
    ownerTeam: incident.ownerTeam,
    owners: await sources.membersOf(incident.ownerTeam),
    assignee: incident.assignee,
    openedAt: incident.openedAt,
    ...(await incidentLife(sources, incident)),
    occurrences: incident.occurrences,
    lastAt: incident.lastAt ?? incident.openedAt,
    runs,
    card: await cardOf(sources, id),
  };
}

/** What it is about, who has it and how it ended. */
export async function incidentLife(
  sources: Pick<Read, 'db'>,
  incident: Incident,
  withNote = true,
): Promise<Pick<IncidentView, 'trouble' | 'acknowledged' | 'resolved'>> {
  const { status, openedAt, acknowledgedBy, acknowledgedAt, resolvedBy, resolvedAt } = incident;
  const note = withNote ? await textOf(sources, incident.noteId) : undefined;
  return {
    trouble: troubleOf(incident),
    acknowledged: acknowledgedBy && acknowledgedAt ? { by: acknowledgedBy, at: acknowledgedAt } : null,
    resolved:
      status === 'resolved'
        ? { by: resolvedBy, at: resolvedAt ?? openedAt, code: incident.resolution, note: note ?? null }
        : null,
  };
}

/** The one in a channel. A card that was sent to a person directly is nobody else's to follow. */
async function cardOf({ db, threadUrl }: Read, id: string): Promise<IncidentView['card']> {
  const messages = await listIncidentMessages(db, id);
  const card = messages.find(({ ts, threadOf, channelId }) => ts && !threadOf && /^[CG]/.test(channelId));
  if (!card?.ts) return null;
  return { channelId: card.channelId, url: threadUrl?.(card.channelId, card.ts) ?? null };
}

async function textOf({ db }: Pick<Read, 'db'>, id: string | null): Promise<string | undefined> {
  return id === null ? undefined : getContent<string>(db, id);
}

/** Undefined when there is no such note. */
export async function findIncidentNoteView(sources: Read, id: string): Promise<IncidentNoteView | undefined> {
  const note = await findIncidentNote(sources.db, id);
  const incident = note && (await findIncident(sources.db, note.incidentId));
  if (!note || !incident) return undefined;
  const run = note.runId === null ? undefined : await findRun(sources.db, note.runId);
  return {
    incidentId: incident.id,
    deed: note.deed,
    by: { kind: note.byKind, id: note.byId },
    to: note.toId,
    code: note.code,
    note: (await textOf(sources, note.noteId)) ?? null,
    occurrences: incident.occurrences,
    run: run ? { id: run.id, subject: run.subjectLabel, url: await threadUrlOf(sources, run.id) } : null,
  };
}
