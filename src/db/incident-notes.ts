import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import type { Message } from './messages.ts';
import { incidentNotes } from './schema/actions.ts';
import { messages } from './schema/messages.ts';

export type IncidentNote = typeof incidentNotes.$inferSelect;

export async function insertIncidentNote(tx: Db, note: typeof incidentNotes.$inferInsert): Promise<void> {
  await tx.insert(incidentNotes).values(note);
}

export async function findIncidentNote(db: Db, id: string): Promise<IncidentNote | undefined> {
  const [note] = await db.select().from(incidentNotes).where(eq(incidentNotes.id, id));
  return note;
}

/** When this was done about it last. */
export async function findLastNote(
  db: Db,
  incidentId: string,
  deed: IncidentNote['deed'],
): Promise<IncidentNote | undefined> {
  const [note] = await db
    .select()
    .from(incidentNotes)
    .where(and(eq(incidentNotes.incidentId, incidentId), eq(incidentNotes.deed, deed)))
    .orderBy(desc(incidentNotes.seq))
    .limit(1);
  return note;
}

/** Everything that tells of an incident: its card, in a channel or to people directly, and the lines in the threads of its runs. */
export async function listIncidentMessages(db: Db, incidentId: string): Promise<Message[]> {
  return db
    .select()
    .from(messages)
    .where(and(eq(messages.kind, 'incident'), sql`split_part(about_id, ':', 1) = ${incidentId}`));
}
