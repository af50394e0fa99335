import { and, eq, gt, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { incidents } from '../db/schema/actions.ts';
import { decisions, escalations, reviews } from '../db/schema/reviews.ts';
import { runs, steps } from '../db/schema/runs.ts';
import type { Happened } from '../domain/metrics/happened.ts';
import { metricsOf } from '../domain/metrics/operations.ts';
import type { Period } from '../domain/week.ts';
import { day, later } from '../lib/time.ts';
import type { Clock } from '../lib/time.ts';

export type MetricsWanted = {
  period: Period;
  /** Only these workflows; every one, unless said otherwise. */
  workflowIds?: readonly string[];
};

/** The numbers of a period, in total and per workflow; `domain/metrics` says what each one means. */
export async function metricsFor({ db, now }: { db: Db; now: Clock }, wanted: MetricsWanted) {
  return metricsOf(await happenedIn(db, wanted, now()));
}

/** One query a noun, slim rows; a review of a period that is not over yet is looked at now. */
async function happenedIn(db: Db, { period, workflowIds }: MetricsWanted, now: Date): Promise<Happened> {
  const { from, to } = period;
  const at = now < to ? now : to;
  const { workflowId } = runs;
  const isWanted = workflowIds ? inArray(workflowId, [...workflowIds]) : undefined;
  const [finished, ended, rejections, moved, opened, waiting] = await Promise.all([
    finishedRuns(db, period, isWanted),
    db
      .select({
        workflowId,
        resolution: reviews.resolution,
        openedAt: reviews.openedAt,
        resolvedAt: reviews.resolvedAt,
      })
      .from(reviews)
      .innerJoin(runs, eq(runs.id, reviews.runId))
      .where(and(gte(reviews.resolvedAt, from), lt(reviews.resolvedAt, to), isWanted)),
    db
      .select({ workflowId, reasonCode: decisions.reasonCode })
      .from(decisions)
      .innerJoin(runs, eq(runs.id, decisions.runId))
      .where(
        and(
          eq(decisions.kind, 'reject'),
          gte(decisions.decidedAt, from),
          lt(decisions.decidedAt, to),
          isWanted,
        ),
      ),
    db
      .select({ workflowId, category: escalations.category, by: escalations.askedByKind })
      .from(escalations)
      .innerJoin(runs, eq(runs.id, escalations.runId))
      .where(and(gte(escalations.escalatedAt, from), lt(escalations.escalatedAt, to), isWanted)),
    db
      .select({
        workflowId: incidents.workflowId,
        runId: incidents.runId,
        cause: incidents.cause,
        fingerprint: incidents.fingerprint,
        openedAt: incidents.openedAt,
      })
      .from(incidents)
      .where(
        and(
          gte(incidents.openedAt, later(from, -7 * day)),
          lt(incidents.openedAt, to),
          workflowIds ? inArray(incidents.workflowId, [...workflowIds]) : undefined,
        ),
      ),
    db
      .select({ workflowId, openedAt: reviews.openedAt, dueAt: reviews.dueAt })
      .from(reviews)
      .innerJoin(runs, eq(runs.id, reviews.runId))
      .where(
        and(lt(reviews.openedAt, at), or(isNull(reviews.resolvedAt), gt(reviews.resolvedAt, at)), isWanted),
      ),
  ]);
  return {
    period,
    at,
    runs: finished,
    reviews: ended.flatMap(({ resolution, resolvedAt, ...review }) =>
      resolution && resolvedAt ? [{ ...review, resolution, resolvedAt }] : [],
    ),
    rejections,
    escalations: moved,
    incidents: opened,
    waiting,
  };
}

/** With what each spent: null as soon as one of its model calls has no known price. */
async function finishedRuns(
  db: Db,
  { from, to }: Period,
  isWanted: ReturnType<typeof inArray> | undefined,
): Promise<Happened['runs']> {
  const isCall = sql`${steps.kind} = 'model_call'`;
  const rows = await db
    .select({
      workflowId: runs.workflowId,
      status: runs.status,
      mode: runs.mode,
      receivedAt: runs.receivedAt,
      finishedAt: runs.finishedAt,
      spent: sql`coalesce(sum(${steps.costMicroUsd}) filter (where ${isCall}), 0)`.mapWith(Number),
      unpriced: sql`count(*) filter (where ${isCall} and ${steps.costMicroUsd} is null)`.mapWith(Number),
    })
    .from(runs)
    .leftJoin(steps, eq(steps.runId, runs.id))
    .where(and(gte(runs.finishedAt, from), lt(runs.finishedAt, to), isWanted))
    .groupBy(runs.id);
  return rows.flatMap(({ finishedAt, spent, unpriced, ...run }) =>
    finishedAt ? [{ ...run, finishedAt, costMicroUsd: unpriced ? null : spent }] : [],
  );
}
