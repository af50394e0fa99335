import { and, asc, eq, gt, lt, lte, sql } from 'drizzle-orm';
import type { Absence } from '../domain/review.ts';
import type { Db } from './client.ts';
import { absences } from './schema/workflows.ts';

/** A span that somebody declared. One that was taken back before it began is empty: it ends where it starts. */
export type DeclaredAbsence = typeof absences.$inferSelect;

/** Who is away at this moment. */
export async function listAbsences(db: Db, at: Date): Promise<Absence[]> {
  return db
    .select({ person: absences.personId, deputy: absences.deputyId, until: absences.endsAt })
    .from(absences)
    .where(and(lte(absences.startsAt, at), gt(absences.endsAt, at)));
}

export async function insertAbsence(tx: Db, absence: DeclaredAbsence): Promise<void> {
  await tx.insert(absences).values(absence);
}

export async function findAbsence(db: Db, id: string): Promise<DeclaredAbsence | undefined> {
  const [absence] = await db.select().from(absences).where(eq(absences.id, id));
  return absence;
}

/** One after the other: two absences of one person never overlap. Held until the transaction ends. */
export async function lockAbsencesOf(tx: Db, person: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`absences:${person}`}, 0))`);
}

/** The absences of a person, or those in which they are the deputy, that are not over at this moment; earliest first. */
export async function listAbsencesFrom(
  db: Db,
  at: Date,
  whose: { person: string } | { deputy: string },
): Promise<DeclaredAbsence[]> {
  const theirs =
    'person' in whose ? eq(absences.personId, whose.person) : eq(absences.deputyId, whose.deputy);
  return db
    .select()
    .from(absences)
    .where(and(theirs, gt(absences.endsAt, at), lt(absences.startsAt, absences.endsAt)))
    .orderBy(asc(absences.startsAt));
}

/** Ends an absence at this moment, or takes it back when it has not begun; false when it was over. */
export async function endAbsenceAt(tx: Db, id: string, at: Date): Promise<boolean> {
  const moment = sql`${at.toISOString()}::timestamptz`;
  const ended = await tx
    .update(absences)
    .set({ endsAt: sql`greatest(${absences.startsAt}, ${moment})` })
    .where(and(eq(absences.id, id), gt(absences.endsAt, at), lt(absences.startsAt, absences.endsAt)))
    .returning({ id: absences.id });
  return ended.length === 1;
}
