import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { Db } from './client.ts';
import type { Execution } from './executions.ts';
import { executions } from './schema/actions.ts';
import { reversals, undoneChecks } from './schema/reversals.ts';

export type Reversal = typeof reversals.$inferSelect;
export type UndoneCheck = typeof undoneChecks.$inferSelect;

/** Writes that the action was undone; false when that is on record already. */
export async function insertReversal(tx: Db, reversal: typeof reversals.$inferInsert): Promise<boolean> {
  const inserted = await tx
    .insert(reversals)
    .values(reversal)
    .onConflictDoNothing()
    .returning({ id: reversals.id });
  return inserted.length === 1;
}

export async function listReversals(db: Db, runId: string): Promise<Reversal[]> {
  return db.select().from(reversals).where(eq(reversals.runId, runId)).orderBy(asc(reversals.recordedAt));
}

/** What was carried out of a run and is not on record as undone, in its order. */
export async function listStanding(db: Db, runId: string): Promise<Execution[]> {
  const rows = await db
    .select({ execution: executions })
    .from(executions)
    .leftJoin(reversals, eq(reversals.actionId, executions.actionId))
    .where(and(eq(executions.runId, runId), eq(executions.status, 'applied'), isNull(reversals.id)))
    .orderBy(asc(executions.settledAt), asc(executions.ordinal));
  return rows.map(({ execution }) => execution);
}

export async function insertUndoneCheck(tx: Db, check: typeof undoneChecks.$inferInsert): Promise<void> {
  await tx.insert(undoneChecks).values(check).onConflictDoNothing();
}

/** Takes the checks that are due, at most so many, until then: nobody else asks about them meanwhile. */
export async function takeUndoneChecks(
  db: Db,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<UndoneCheck[]> {
  const due = db
    .select({ id: undoneChecks.actionId })
    .from(undoneChecks)
    .where(lte(undoneChecks.nextAt, now))
    .orderBy(asc(undoneChecks.nextAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return db
    .update(undoneChecks)
    .set({ nextAt: until })
    .where(inArray(undoneChecks.actionId, due))
    .returning();
}

/** When it is asked next, unless another process went on with it. */
export async function moveUndoneCheck(
  db: Db,
  check: UndoneCheck,
  to: Pick<UndoneCheck, 'asked' | 'tries' | 'nextAt'>,
): Promise<void> {
  await db.update(undoneChecks).set(to).where(isSameTurn(check));
}

export async function dropUndoneCheck(db: Db, check: UndoneCheck): Promise<void> {
  await db.delete(undoneChecks).where(isSameTurn(check));
}

/** What is on record as undone is asked no more. */
export async function dropUndoneChecks(tx: Db, actionIds: readonly string[]): Promise<void> {
  await tx.delete(undoneChecks).where(inArray(undoneChecks.actionId, [...actionIds]));
}

function isSameTurn({ actionId, nextAt }: UndoneCheck) {
  return and(eq(undoneChecks.actionId, actionId), eq(undoneChecks.nextAt, nextAt));
}
