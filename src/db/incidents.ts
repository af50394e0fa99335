import { and, asc, desc, eq, gt, inArray, ne, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { incidentStatusesBefore } from '../domain/incident.ts';
import type { ResolutionCode } from '../domain/incident.ts';
import type { Db } from './client.ts';
import { incidentRuns, incidents } from './schema/actions.ts';
import { runs } from './schema/runs.ts';
import type { Run } from './runs.ts';

export type Incident = typeof incidents.$inferSelect;
type NewIncident = typeof incidents.$inferInsert;

export async function insertIncident(tx: Db, incident: NewIncident): Promise<Incident> {
  const [inserted] = await tx.insert(incidents).values(incident).returning();
  if (!inserted) throw new Error(`Incident ${incident.id} was not written.`);
  return inserted;
}

/** What an admin settled for a tool needs nobody's look any more. Answers what was open. */
export async function resolveToolIncidents(tx: Db, tool: string, by: string, now: Date): Promise<Incident[]> {
  return tx
    .update(incidents)
    .set({ status: 'resolved', resolvedBy: by, resolvedAt: now, resolution: 'tool_settled' })
    .where(
      and(eq(incidents.cause, 'tool_changed'), eq(incidents.code, tool), ne(incidents.status, 'resolved')),
    )
    .returning();
}

export async function findIncident(db: Db, id: string): Promise<Incident | undefined> {
  const [incident] = await db.select().from(incidents).where(eq(incidents.id, id));
  return incident;
}

/** The incident under its row lock. A run whose lock is needed, too, is locked before. */
export async function lockIncident(tx: Db, id: string): Promise<Incident> {
  const [incident] = await tx.select().from(incidents).where(eq(incidents.id, id)).for('update');
  if (!incident) throw new Error(`No incident ${id}.`);
  return incident;
}

/** What a run was stopped by, its part in repeated failures included, oldest first. */
export async function listIncidents(db: Db, runId: string): Promise<Incident[]> {
  return db
    .select()
    .from(incidents)
    .where(isOfRun(sql`${runId}`))
    .orderBy(asc(incidents.openedAt));
}

export async function listOpenIncidents(db: Db, runId: string): Promise<Incident[]> {
  return db
    .select()
    .from(incidents)
    .where(and(isOfRun(sql`${runId}`), ne(incidents.status, 'resolved')))
    .orderBy(asc(incidents.openedAt));
}

function isOfRun(runId: SQL): SQL | undefined {
  const repeated = sql`${incidents.id} in (select incident_id from incident_runs where run_id = ${runId})`;
  return or(sql`${incidents.runId} = ${runId}`, repeated);
}

/** The repeated failure of this fingerprint that nobody has resolved. There is at most one. */
export async function findOpenRepeated(tx: Db, fingerprint: string): Promise<Incident | undefined> {
  const [open] = await tx
    .select()
    .from(incidents)
    .where(
      and(
        eq(incidents.fingerprint, fingerprint),
        eq(incidents.cause, 'repeated_failure'),
        ne(incidents.status, 'resolved'),
      ),
    );
  return open;
}

/** The incidents of this fingerprint since then, and since its last repeated failure was resolved: with that, counting begins anew. */
export async function listCounting(tx: Db, fingerprint: string, since: Date): Promise<Incident[]> {
  const [last] = await tx
    .select({ resolvedAt: incidents.resolvedAt })
    .from(incidents)
    .where(and(eq(incidents.fingerprint, fingerprint), eq(incidents.cause, 'repeated_failure')))
    .orderBy(desc(incidents.resolvedAt))
    .limit(1);
  const from = last?.resolvedAt && last.resolvedAt > since ? last.resolvedAt : since;
  return tx
    .select()
    .from(incidents)
    .where(
      and(
        eq(incidents.fingerprint, fingerprint),
        ne(incidents.cause, 'repeated_failure'),
        gt(incidents.openedAt, from),
      ),
    )
    .orderBy(asc(incidents.openedAt));
}

/** Counts one more time. Answers the row as it is then. */
export async function countRecurrence(tx: Db, id: string, now: Date): Promise<Incident> {
  const [incident] = await tx
    .update(incidents)
    .set({ occurrences: sql`${incidents.occurrences} + 1`, lastAt: now })
    .where(eq(incidents.id, id))
    .returning();
  if (!incident) throw new Error(`No incident ${id}.`);
  return incident;
}

export async function addIncidentRuns(
  tx: Db,
  incidentId: string,
  runIds: readonly string[],
  now: Date,
): Promise<void> {
  if (runIds.length === 0) return;
  await tx
    .insert(incidentRuns)
    .values([...new Set(runIds)].map((runId) => ({ incidentId, runId, lastAt: now })))
    .onConflictDoUpdate({
      target: [incidentRuns.incidentId, incidentRuns.runId],
      set: { lastAt: now },
    });
}

/** The runs that an incident is about, the one that moved last in front; of very many, the newest. */
export async function listIncidentRuns(
  db: Db,
  { id, runId }: Pick<Incident, 'id' | 'runId'>,
  limit = 500,
): Promise<Run[]> {
  const own = runId === null ? undefined : eq(runs.id, runId);
  const repeated = sql`${runs.id} in (select run_id from incident_runs where incident_id = ${id})`;
  return db
    .select()
    .from(runs)
    .where(or(own, repeated))
    .orderBy(desc(runs.movedAt), asc(runs.id))
    .limit(limit);
}

type Acknowledged = { by: string; now: Date };

/** False when somebody did before, or it is over. */
export async function acknowledgeIncident(tx: Db, id: string, { by, now }: Acknowledged): Promise<boolean> {
  const changed = await tx
    .update(incidents)
    .set({
      status: 'acknowledged',
      acknowledgedBy: by,
      acknowledgedAt: now,
      assignee: sql`coalesce(${incidents.assignee}, ${by})`,
    })
    .where(and(eq(incidents.id, id), inArray(incidents.status, incidentStatusesBefore('acknowledged'))))
    .returning({ id: incidents.id });
  return changed.length === 1;
}

/** False when it is over. */
export async function assignIncident(tx: Db, id: string, to: string): Promise<boolean> {
  const changed = await tx
    .update(incidents)
    .set({ assignee: to })
    .where(and(eq(incidents.id, id), ne(incidents.status, 'resolved')))
    .returning({ id: incidents.id });
  return changed.length === 1;
}

type Resolved = { resolution: ResolutionCode; by: string | null; noteId: string | null; now: Date };

/** False when it was over before. */
export async function resolveIncident(tx: Db, id: string, how: Resolved): Promise<boolean> {
  const { resolution, by, noteId, now } = how;
  const changed = await tx
    .update(incidents)
    .set({ status: 'resolved', resolution, resolvedBy: by, resolvedAt: now, noteId })
    .where(and(eq(incidents.id, id), inArray(incidents.status, incidentStatusesBefore('resolved'))))
    .returning({ id: incidents.id });
  return changed.length === 1;
}
