import { and, count, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import { severities } from '../domain/incident.ts';
import type { Severity } from '../domain/incident.ts';
import type { Db } from './client.ts';
import type { Incident } from './incidents.ts';
import { rowReader } from './json-rows.ts';
import type { JsonRow } from './json-rows.ts';
import { incidents } from './schema/actions.ts';
import { events } from './schema/audit.ts';
import { messages } from './schema/messages.ts';

const readIncident = rowReader(incidents);

/** Incidents of these workflows that are not resolved, the gravest first and of those the oldest; a few of each kind are read. */
export async function listOpenIncidents(
  db: Db,
  workflowIds: readonly string[],
  limit: number,
): Promise<Incident[]> {
  if (workflowIds.length === 0) return [];
  const gravestFirst = JSON.stringify(severities.toReversed());
  const rows = await db.execute<{ row: JsonRow }>(sql`
    select to_json(found) as row
    from jsonb_array_elements_text(${JSON.stringify(workflowIds)}::jsonb) as workflow (id)
    cross join jsonb_array_elements_text(${gravestFirst}::jsonb) with ordinality as grade (severity, rank)
    cross join lateral (
      select * from incidents where status <> 'resolved' and workflow_id = workflow.id and severity = grade.severity
      order by opened_at limit ${limit}) as found
    order by grade.rank, found.opened_at, found.id limit ${limit}`);
  return rows.map(({ row }) => readIncident(row));
}

/** How many incidents of each severity each of these workflows has open. */
export async function countOpenIncidents(
  db: Db,
  workflowIds: readonly string[],
): Promise<{ workflowId: string; severity: Severity; count: number }[]> {
  if (workflowIds.length === 0) return [];
  const { workflowId, severity } = incidents;
  return db
    .select({ workflowId, severity, count: count() })
    .from(incidents)
    .where(and(ne(incidents.status, 'resolved'), inArray(workflowId, [...workflowIds])))
    .groupBy(workflowId, severity);
}

/** Where the cards of these incidents stand in the threads of their runs, as far as Slack has them. */
export async function listIncidentCards(
  db: Db,
  incidentIds: readonly string[],
): Promise<{ incidentId: string; channelId: string; ts: string }[]> {
  if (incidentIds.length === 0) return [];
  const rows = await db
    .select({ incidentId: messages.aboutId, channelId: messages.channelId, ts: messages.ts })
    .from(messages)
    .where(
      and(
        sql`${messages.kind} = 'incident'`,
        inArray(messages.aboutId, [...incidentIds]),
        isNotNull(messages.ts),
        ne(messages.state, 'dead'),
      ),
    );
  return rows.flatMap(({ ts, ...card }) => (ts === null ? [] : [{ ...card, ts }]));
}

/** When each workflow that was demoted since then was demoted last. */
export async function listDemotions(db: Db, since: Date): Promise<Map<string, Date>> {
  const rows = await db
    .select({ workflowId: sql<string>`${events.data} ->> 'workflow'`, at: events.at })
    .from(events)
    .where(sql`${events.type} = 'workflow.demoted' and ${events.at} >= ${since.toISOString()}::timestamptz`)
    .orderBy(events.at);
  return new Map(rows.map(({ workflowId, at }) => [workflowId, at]));
}
