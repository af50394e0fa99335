import { asc, eq } from 'drizzle-orm';
import type { Db } from './client.ts';
import { steps } from './schema/runs.ts';

export type Step = typeof steps.$inferSelect;

export async function insertStep(db: Db, step: typeof steps.$inferInsert): Promise<void> {
  await db.insert(steps).values(step);
}

export async function settleStep(
  db: Db,
  id: string,
  outcome: Pick<typeof steps.$inferInsert, 'status' | 'code' | 'ms' | 'contentId'>,
): Promise<void> {
  await db.update(steps).set(outcome).where(eq(steps.id, id));
}

export async function listSteps(db: Db, runId: string): Promise<Step[]> {
  return db.select().from(steps).where(eq(steps.runId, runId)).orderBy(asc(steps.startedAt), asc(steps.id));
}
