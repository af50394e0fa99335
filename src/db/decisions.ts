import { and, asc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { decisions, proposals, reviews } from './schema/reviews.ts';
import { runs } from './schema/runs.ts';

/** Where a page ended: the next begins behind it. */
export type DecisionPlace = { decidedAt: Date; id: string };
export type DecisionRow = Awaited<ReturnType<typeof listDecisionsPage>>[number];

/** Decisions of these workflows from `from` until before `to`, in the order in which they were made. */
export async function listDecisionsPage(
  db: Db,
  { workflowIds, from, to }: { workflowIds: readonly string[]; from: Date; to: Date },
  after: DecisionPlace | undefined,
  limit: number,
) {
  const behind =
    after &&
    sql`(${decisions.decidedAt}, ${decisions.id}) > (${after.decidedAt.toISOString()}::timestamptz, ${after.id})`;
  return db
    .select({
      decision: decisions,
      workflowId: runs.workflowId,
      subjectKey: runs.subjectKey,
      workflowVersion: proposals.workflowVersion,
      proposalVersion: proposals.version,
      digest: proposals.digest,
      level: reviews.level,
      teamId: reviews.teamId,
      openedAt: reviews.openedAt,
    })
    .from(decisions)
    .innerJoin(runs, eq(runs.id, decisions.runId))
    .innerJoin(proposals, eq(proposals.id, decisions.proposalId))
    .leftJoin(reviews, eq(reviews.id, decisions.reviewId))
    .where(
      and(
        gte(decisions.decidedAt, from),
        lt(decisions.decidedAt, to),
        inArray(runs.workflowId, [...workflowIds]),
        behind,
      ),
    )
    .orderBy(asc(decisions.decidedAt), asc(decisions.id))
    .limit(limit);
}
