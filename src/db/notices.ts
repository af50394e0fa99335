import { asc, eq } from 'drizzle-orm';
import type { Db } from './client.ts';
import { claims, notices, reviews } from './schema/reviews.ts';

export type Claim = typeof claims.$inferSelect;
export type Notice = typeof notices.$inferSelect;

/** Who said they look at a review of this run, lapsed claims included. */
export async function listClaims(db: Db, runId: string): Promise<Claim[]> {
  const rows = await db
    .select({ claim: claims })
    .from(claims)
    .innerJoin(reviews, eq(reviews.id, claims.reviewId))
    .where(eq(reviews.runId, runId));
  return rows.map(({ claim }) => claim);
}

export async function insertNotice(tx: Db, notice: typeof notices.$inferInsert): Promise<void> {
  await tx.insert(notices).values(notice);
}

/** Reminders and hand-overs of this run, oldest first. */
export async function listNotices(db: Db, runId: string): Promise<Notice[]> {
  return db.select().from(notices).where(eq(notices.runId, runId)).orderBy(asc(notices.at));
}
