import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { ReviewResolution } from '../domain/review.ts';
import type { Db } from './client.ts';
import { decisions, escalations, reviews } from './schema/reviews.ts';
import { runs } from './schema/runs.ts';

export type Review = typeof reviews.$inferSelect;
export type Decision = typeof decisions.$inferSelect;
export type Escalation = typeof escalations.$inferSelect;

export async function insertReview(tx: Db, review: typeof reviews.$inferInsert): Promise<Review> {
  const [row] = await tx.insert(reviews).values(review).returning();
  if (!row) throw new Error(`Review ${review.id} was not written.`);
  return row;
}

export async function findReview(db: Db, id: string): Promise<Review | undefined> {
  const [review] = await db.select().from(reviews).where(eq(reviews.id, id));
  return review;
}

/** The run of a review, if that is its first. */
export async function findRunOfFirst(
  db: Db,
  reviewId: string,
): Promise<{ workflowId: string; receivedAt: Date } | undefined> {
  const [run] = await db
    .select({ workflowId: runs.workflowId, receivedAt: runs.receivedAt })
    .from(reviews)
    .innerJoin(runs, eq(runs.id, reviews.runId))
    .where(
      and(
        eq(reviews.id, reviewId),
        sql`not exists (select from reviews as before where before.run_id = ${runs.id}
          and (before.opened_at, before.stage) < (${reviews.openedAt}, ${reviews.stage}))`,
      ),
    );
  return run;
}

/** The review under its row lock: decisions are counted one after the other. */
export async function lockReview(tx: Db, id: string): Promise<Review> {
  const [review] = await tx.select().from(reviews).where(eq(reviews.id, id)).for('update');
  if (!review) throw new Error(`No review ${id}.`);
  return review;
}

export async function findOpenReview(db: Db, runId: string): Promise<Review | undefined> {
  const [review] = await db
    .select()
    .from(reviews)
    .where(and(eq(reviews.runId, runId), isNull(reviews.resolution)));
  return review;
}

export async function listReviews(db: Db, runId: string): Promise<Review[]> {
  return db
    .select()
    .from(reviews)
    .where(eq(reviews.runId, runId))
    .orderBy(asc(reviews.openedAt), asc(reviews.stage));
}

/** Ends the review; false when it had ended already. */
export async function resolveReview(
  tx: Db,
  id: string,
  resolution: ReviewResolution,
  now: Date,
): Promise<boolean> {
  const resolved = await tx
    .update(reviews)
    .set({ resolution, resolvedAt: now })
    .where(and(eq(reviews.id, id), isNull(reviews.resolution)))
    .returning({ id: reviews.id });
  return resolved.length === 1;
}

/** Writes how many entries of its timetable are behind the review; false when somebody else kept its time meanwhile. */
export async function recordTimesKept(
  tx: Db,
  { id, timesKept }: Pick<Review, 'id' | 'timesKept'>,
  kept: { timesKept: number; nextAt: Date | null },
): Promise<boolean> {
  const recorded = await tx
    .update(reviews)
    .set(kept)
    .where(and(eq(reviews.id, id), eq(reviews.timesKept, timesKept), isNull(reviews.resolution)))
    .returning({ id: reviews.id });
  return recorded.length === 1;
}

/** The approved reviews of a proposal, in their order: with what authority it may be carried out. */
export async function listApprovals(db: Db, proposalId: string): Promise<Review[]> {
  return db
    .select()
    .from(reviews)
    .where(and(eq(reviews.proposalId, proposalId), eq(reviews.resolution, 'approved')))
    .orderBy(asc(reviews.openedAt), asc(reviews.stage));
}

/** Open reviews for which the clock had something to do before then. In any order: those that cannot be moved must not starve the others. */
export async function listOverdueReviews(db: Db, before: Date, limit = 50): Promise<Review[]> {
  return db
    .select()
    .from(reviews)
    .where(
      and(
        isNull(reviews.resolution),
        sql`coalesce(${reviews.nextAt}, ${reviews.dueAt}) < ${before.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(sql`random()`)
    .limit(limit);
}

export async function insertDecision(tx: Db, decision: typeof decisions.$inferInsert): Promise<void> {
  await tx.insert(decisions).values(decision);
}

export async function listReviewDecisions(db: Db, reviewId: string): Promise<Decision[]> {
  return db
    .select()
    .from(decisions)
    .where(eq(decisions.reviewId, reviewId))
    .orderBy(asc(decisions.decidedAt));
}

export async function listRunDecisions(db: Db, runId: string): Promise<Decision[]> {
  return db.select().from(decisions).where(eq(decisions.runId, runId)).orderBy(asc(decisions.decidedAt));
}

export async function insertEscalation(tx: Db, escalation: typeof escalations.$inferInsert): Promise<void> {
  await tx.insert(escalations).values(escalation);
}

export async function listEscalations(db: Db, runId: string): Promise<Escalation[]> {
  return db
    .select()
    .from(escalations)
    .where(eq(escalations.runId, runId))
    .orderBy(desc(escalations.escalatedAt));
}
