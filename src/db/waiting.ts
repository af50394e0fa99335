import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from './client.ts';
import type { Claim } from './notices.ts';
import type { Proposal } from './proposals.ts';
import type { Decision, Escalation, Review } from './reviews.ts';
import type { Run } from './runs.ts';
import { incidents } from './schema/actions.ts';
import { messages } from './schema/messages.ts';
import { claims, decisions, escalations, proposals, reviews } from './schema/reviews.ts';
import { runs } from './schema/runs.ts';

/** The teams that are asked for a decision at this moment. */
export async function listTeamsAsked(db: Db): Promise<string[]> {
  const asked = await db
    .selectDistinct({ team: reviews.teamId })
    .from(reviews)
    .where(isNull(reviews.resolution));
  return asked.map(({ team }) => team);
}

export type OpenReview = { review: Review; run: Run; proposal: Proposal };

/** What these teams are asked, oldest first. */
export async function listOpenReviews(db: Db, teams: readonly string[]): Promise<OpenReview[]> {
  if (teams.length === 0) return [];
  return db
    .select({ review: reviews, run: runs, proposal: proposals })
    .from(reviews)
    .innerJoin(runs, eq(runs.id, reviews.runId))
    .innerJoin(proposals, eq(proposals.id, reviews.proposalId))
    .where(and(isNull(reviews.resolution), inArray(reviews.teamId, [...teams])))
    .orderBy(asc(reviews.openedAt), asc(reviews.id));
}

/** The open review of each of these runs that has one. */
export async function listOpenReviewsOf(db: Db, runIds: readonly string[]): Promise<Review[]> {
  if (runIds.length === 0) return [];
  return db
    .select()
    .from(reviews)
    .where(and(isNull(reviews.resolution), inArray(reviews.runId, [...runIds])));
}

/** Every answer and every review of these runs, each oldest first. */
export async function listAnswersOf(
  db: Db,
  runIds: readonly string[],
): Promise<{ answers: Decision[]; reviews: Review[] }> {
  if (runIds.length === 0) return { answers: [], reviews: [] };
  const ids = [...runIds];
  const [answers, asked] = await Promise.all([
    db.select().from(decisions).where(inArray(decisions.runId, ids)).orderBy(asc(decisions.decidedAt)),
    db.select().from(reviews).where(inArray(reviews.runId, ids)).orderBy(asc(reviews.openedAt)),
  ]);
  return { answers, reviews: asked };
}

/** Where a card stands in Slack; `threadTs` is the message whose thread it is in. */
export type PostedCard = { reviewId: string; channelId: string; ts: string; threadTs: string | null };

/** The cards of these reviews, as far as they are posted and Slack still takes messages beside them. */
export async function listPostedCards(db: Db, reviewIds: readonly string[]): Promise<PostedCard[]> {
  if (reviewIds.length === 0) return [];
  const root = alias(messages, 'root');
  const outOfReach = db
    .select({ id: incidents.id })
    .from(incidents)
    .where(
      and(
        sql`(${incidents.runId} = ${messages.runId} or ${incidents.id} in
          (select incident_id from incident_runs where run_id = ${messages.runId}))`,
        sql`split_part(${incidents.fingerprint}, ':', 2) = 'delivery'`,
        ne(incidents.status, 'resolved'),
      ),
    );
  const posted = await db
    .select({ reviewId: messages.aboutId, channelId: messages.channelId, ts: messages.ts, threadTs: root.ts })
    .from(messages)
    .leftJoin(root, eq(root.id, messages.threadOf))
    .where(
      and(
        eq(messages.kind, 'card'),
        inArray(messages.aboutId, [...reviewIds]),
        isNotNull(messages.ts),
        notExists(outOfReach),
      ),
    );
  return posted.flatMap(({ ts, ...card }) => (ts === null ? [] : [{ ...card, ts }]));
}

/** Who looks at these reviews now. */
export async function listClaimsOn(db: Db, reviewIds: readonly string[], now: Date): Promise<Claim[]> {
  if (reviewIds.length === 0) return [];
  return db
    .select()
    .from(claims)
    .where(and(inArray(claims.reviewId, [...reviewIds]), gt(claims.until, now)));
}

/** How these reviews came to be, those that were escalated to. */
export async function listEscalationsTo(db: Db, reviewIds: readonly string[]): Promise<Escalation[]> {
  if (reviewIds.length === 0) return [];
  return db
    .select()
    .from(escalations)
    .where(inArray(escalations.toReviewId, [...reviewIds]));
}

/** What these reviews are about, open or over. */
export async function listReviewSubjects(
  db: Db,
  reviewIds: readonly string[],
): Promise<{ reviewId: string; workflowId: string; subject: string }[]> {
  if (reviewIds.length === 0) return [];
  return db
    .select({ reviewId: reviews.id, workflowId: runs.workflowId, subject: runs.subjectLabel })
    .from(reviews)
    .innerJoin(runs, eq(runs.id, reviews.runId))
    .where(inArray(reviews.id, [...reviewIds]));
}
