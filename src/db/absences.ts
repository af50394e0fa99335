import { and, gt, lte } from 'drizzle-orm';
import type { Absence } from '../domain/review.ts';
import type { Db } from './client.ts';
import { absences } from './schema/workflows.ts';

/** Who is away at this moment. */
export async function listAbsences(db: Db, at: Date): Promise<Absence[]> {
  return db
    .select({ person: absences.personId, deputy: absences.deputyId, until: absences.endsAt })
    .from(absences)
    .where(and(lte(absences.startsAt, at), gt(absences.endsAt, at)));
}
