import { and, asc, eq, ne } from 'drizzle-orm';
import type { Db } from './client.ts';
import { incidents } from './schema/actions.ts';

export type Incident = typeof incidents.$inferSelect;

export async function insertIncident(tx: Db, incident: typeof incidents.$inferInsert): Promise<void> {
  await tx.insert(incidents).values(incident);
}

/** What an admin settled for a tool needs nobody's look any more. Answers the ids of what was open. */
export async function resolveToolIncidents(tx: Db, tool: string, now: Date): Promise<string[]> {
  const settled = await tx
    .update(incidents)
    .set({ status: 'resolved', resolvedAt: now })
    .where(
      and(eq(incidents.cause, 'tool_changed'), eq(incidents.code, tool), ne(incidents.status, 'resolved')),
    )
    .returning({ id: incidents.id });
  return settled.map(({ id }) => id);
}

export async function findIncident(db: Db, id: string): Promise<Incident | undefined> {
  const [incident] = await db.select().from(incidents).where(eq(incidents.id, id));
  return incident;
}

export async function listIncidents(db: Db, runId: string): Promise<Incident[]> {
  return db.select().from(incidents).where(eq(incidents.runId, runId)).orderBy(asc(incidents.openedAt));
}
