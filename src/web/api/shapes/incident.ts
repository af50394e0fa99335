import type { IncidentView, StoppedRun } from '../../../domain/incident-view.ts';

export function incidentShape(incident: IncidentView) {
  return {
    id: incident.id,
    workflow: incident.workflow,
    cause: incident.cause,
    /** What is repeated, where the cause is that it is. */
    trouble: incident.trouble,
    code: incident.code,
    detail: incident.detail,
    severity: incident.severity,
    status: incident.status,
    owner_team: incident.ownerTeam,
    assignee: incident.assignee,
    occurrences: incident.occurrences,
    opened_at: incident.openedAt,
    last_at: incident.lastAt,
    ...lifeShape(incident),
    url: incident.card?.url ?? null,
    runs: incident.runs.map(({ id }) => id),
  };
}

/** Who has it and how it ended; null for what is not so far. */
export function lifeShape({ acknowledged, resolved }: Pick<IncidentView, 'acknowledged' | 'resolved'>) {
  return {
    acknowledged_by: acknowledged?.by ?? null,
    acknowledged_at: acknowledged?.at ?? null,
    resolved_by: resolved?.by ?? null,
    resolved_at: resolved?.at ?? null,
    resolution: resolved?.code ?? null,
    note: resolved?.note ?? null,
  };
}

export function stoppedShape(run: StoppedRun) {
  return {
    id: run.id,
    workflow: run.workflow,
    subject: run.subject,
    status: run.status,
    cause: run.cause,
    cause_code: run.causeCode,
    since: run.since,
    /** What lets it go on; nothing where it is finished by hand. */
    remedies: run.remedies,
    unknown_action: run.unknownAction,
    url: run.url,
  };
}
