import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { everyWorkflow } from '../domain/pause.ts';
import type { RunStatus } from '../domain/run.ts';
import type { Db } from './client.ts';
import type { Run } from './runs.ts';
import { runs } from './schema/runs.ts';
import { pauses } from './schema/workflows.ts';

export type Pause = typeof pauses.$inferSelect;

/** Begins a pause; false when this workflow is paused already. */
export async function insertPause(tx: Db, pause: typeof pauses.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(pauses).values(pause).onConflictDoNothing().returning({ id: pauses.id });
  return inserted.length === 1;
}

/** Ends the open pause of exactly this workflow, or of everything; undefined when there is none. */
export async function endPause(
  tx: Db,
  workflowId: string,
  by: string,
  now: Date,
): Promise<Pause | undefined> {
  const [pause] = await tx
    .update(pauses)
    .set({ resumedBy: by, resumedAt: now })
    .where(and(eq(pauses.workflowId, workflowId), isNull(pauses.resumedAt)))
    .returning();
  return pause;
}

/** What makes the workflow stand still now: a pause of its own, or of everything. */
export async function findPause(db: Db, workflowId: string): Promise<Pause | undefined> {
  const [pause] = await db
    .select()
    .from(pauses)
    .where(and(inArray(pauses.workflowId, [workflowId, everyWorkflow]), isNull(pauses.resumedAt)))
    .orderBy(asc(pauses.pausedAt))
    .limit(1);
  return pause;
}

/** Whether a workflow stands still, for guarded writes. */
export function standsStill(workflowId: string | AnyPgColumn): SQL<boolean> {
  return sql<boolean>`exists (select 1 from pauses where resumed_at is null
    and workflow_id in (${workflowId}, ${everyWorkflow}))`;
}

/** Every pause that has not ended. */
export async function listPauses(db: Db): Promise<Pause[]> {
  return db.select().from(pauses).where(isNull(pauses.resumedAt)).orderBy(asc(pauses.pausedAt));
}

const moving = ['queued', 'running', 'executing'] as const;

/** How many runs of these workflows are in each status. */
export async function countOpenRuns(db: Db, workflowIds: readonly string[]): Promise<Map<RunStatus, number>> {
  const rows = await db
    .select({ status: runs.status, runs: count() })
    .from(runs)
    .where(
      and(inArray(runs.workflowId, [...workflowIds]), inArray(runs.status, [...moving, 'awaiting_review'])),
    )
    .groupBy(runs.status);
  return new Map(rows.map((row) => [row.status, row.runs]));
}

/** What else stands still with these workflows, which hear of these sources. */
export async function countOtherWork(
  db: Db,
  workflowIds: readonly string[],
  sources: readonly string[],
): Promise<{ actions: number; schedules: number; deliveries: number }> {
  const [ours, heard] = [workflowIds, sources].map((names) => ['', ...names]); // an empty list is no SQL
  const [counted] = await db.execute<{ actions: number; schedules: number; deliveries: number }>(sql`select
    (select count(*)::int from executions join runs on runs.id = executions.run_id
      where runs.status = 'executing' and runs.workflow_id in ${ours}
        and executions.status = 'pending' and executions.claimed_at is null) as actions,
    (select count(*)::int from schedules
      where workflow_id in ${ours} and gone_at is null and paused_by is null and next_at is not null) as schedules,
    (select count(*)::int from deliveries
      where state in ('waiting', 'held') and source in ${heard}) as deliveries`);
  return counted ?? { actions: 0, schedules: 0, deliveries: 0 };
}

/** Runs of these workflows that a job moves, oldest first. */
export async function listMovingRuns(db: Db, workflowIds: readonly string[]): Promise<Run[]> {
  return db
    .select()
    .from(runs)
    .where(and(inArray(runs.workflowId, [...workflowIds]), inArray(runs.status, [...moving])))
    .orderBy(asc(runs.receivedAt));
}
