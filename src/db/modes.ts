import { and, desc, eq, gte, inArray } from 'drizzle-orm';
import type { Mode } from '../domain/run.ts';
import type { Db } from './client.ts';
import { modeChanges } from './schema/modes.ts';
import { runs } from './schema/runs.ts';
import { workflows } from './schema/workflows.ts';

export type ModeChange = typeof modeChanges.$inferSelect;

/** The mode under the workflow's row lock: nobody changes it, and nobody starts a run in pilot, until the transaction ends. */
export async function lockMode(tx: Db, workflowId: string): Promise<Mode | undefined> {
  const [row] = await tx.select().from(workflows).where(eq(workflows.id, workflowId)).for('update');
  return row?.mode;
}

/** Changes the mode; false when it is another by now. */
export async function writeMode(
  tx: Db,
  workflowId: string,
  { from, to }: { from: Mode; to: Mode },
): Promise<boolean> {
  const changed = await tx
    .update(workflows)
    .set({ mode: to })
    .where(and(eq(workflows.id, workflowId), eq(workflows.mode, from)))
    .returning({ id: workflows.id });
  return changed.length === 1;
}

export async function insertModeChange(tx: Db, change: typeof modeChanges.$inferInsert): Promise<void> {
  await tx.insert(modeChanges).values(change);
}

export async function findModeChange(db: Db, id: string): Promise<ModeChange | undefined> {
  const [change] = await db.select().from(modeChanges).where(eq(modeChanges.id, id));
  return change;
}

/** The newest first: the first one says since when the workflow has its mode. */
export async function listModeChanges(db: Db, workflowId: string, limit: number): Promise<ModeChange[]> {
  return db
    .select()
    .from(modeChanges)
    .where(eq(modeChanges.workflowId, workflowId))
    .orderBy(desc(modeChanges.nth))
    .limit(limit);
}

/** How each of these workflows got its mode. */
export async function listLastModeChanges(db: Db, workflowIds: readonly string[]): Promise<ModeChange[]> {
  if (workflowIds.length === 0) return [];
  return db
    .selectDistinctOn([modeChanges.workflowId])
    .from(modeChanges)
    .where(inArray(modeChanges.workflowId, [...workflowIds]))
    .orderBy(modeChanges.workflowId, desc(modeChanges.nth));
}

/** How many runs of it were started in pilot since. Exact only under the workflow's row lock. */
export async function countPilotRuns(db: Db, workflowId: string, since: Date): Promise<number> {
  return db.$count(
    runs,
    and(gte(runs.receivedAt, since), eq(runs.workflowId, workflowId), eq(runs.mode, 'pilot')),
  );
}
