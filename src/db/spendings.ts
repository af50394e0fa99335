import { eq, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { lockNames } from './locks.ts';
import { spendings } from './schema/runs.ts';

/** Holds the day for the caller's transaction: whoever sums up and adds under it is alone. */
export async function lockDay(tx: Db, day: string): Promise<void> {
  await lockNames(tx, [`spendings:${day}`]);
}

/** In millionths of a dollar, what is set aside counted in. */
export type SpentToday = { workflow: number; workspace: number };

/**
 * What that day has cost. An attempt that is under way counts with what was set aside for it, and one whose answer can no
 * longer come with the least that it cost.
 */
export async function sumSpendings(
  db: Db,
  { day, workflowId, now }: { day: string; workflowId: string; now: Date },
): Promise<SpentToday> {
  const counts = sql`coalesce(${spendings.settledMicroUsd}, case when ${spendings.expiresAt} > ${now.toISOString()}::timestamptz
    then ${spendings.reservedMicroUsd} else ${spendings.leastMicroUsd} end)`;
  const [sums] = await db
    .select({
      workflow: sql<string>`coalesce(sum(${counts}) filter (where ${spendings.workflowId} = ${workflowId}), 0)`,
      workspace: sql<string>`coalesce(sum(${counts}), 0)`,
    })
    .from(spendings)
    .where(eq(spendings.day, day));
  return { workflow: Number(sums?.workflow ?? 0), workspace: Number(sums?.workspace ?? 0) };
}

export async function insertSpending(tx: Db, spending: typeof spendings.$inferInsert): Promise<void> {
  await tx.insert(spendings).values(spending);
}

export async function settleSpending(db: Db, id: string, costMicroUsd: number): Promise<void> {
  await db.update(spendings).set({ settledMicroUsd: costMicroUsd }).where(eq(spendings.id, id));
}
