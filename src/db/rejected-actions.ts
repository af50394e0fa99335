import { and, desc, gte, inArray } from 'drizzle-orm';
import type { Db } from './client.ts';
import { rejectedActions } from './schema/reviews.ts';

export type RejectedAction = typeof rejectedActions.$inferSelect;

export async function insertRejectedActions(tx: Db, rows: RejectedAction[]): Promise<void> {
  if (rows.length) await tx.insert(rejectedActions).values(rows);
}

/** What was rejected since then of these, newest first. */
export async function listRejectedSince(
  db: Db,
  fingerprints: readonly string[],
  since: Date,
): Promise<RejectedAction[]> {
  if (fingerprints.length === 0) return [];
  return db
    .select()
    .from(rejectedActions)
    .where(
      and(inArray(rejectedActions.fingerprint, [...fingerprints]), gte(rejectedActions.rejectedAt, since)),
    )
    .orderBy(desc(rejectedActions.rejectedAt));
}

/** Forgets what was rejected in these runs: a fingerprint can be made of what somebody wrote. */
export async function forgetRejectedActions(tx: Db, runIds: readonly string[]): Promise<void> {
  await tx.delete(rejectedActions).where(inArray(rejectedActions.runId, [...runIds]));
}
