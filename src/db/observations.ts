import { and, eq, gte, lt } from 'drizzle-orm';
import type { Db } from './client.ts';
import { comparedActions, observations } from './schema/observations.ts';

export type Observation = typeof observations.$inferSelect;
export type ComparedAction = typeof comparedActions.$inferSelect;

export async function insertObservation(
  tx: Db,
  observation: typeof observations.$inferInsert,
): Promise<void> {
  await tx.insert(observations).values(observation);
}

export async function findObservation(db: Db, runId: string): Promise<Observation | undefined> {
  const [observation] = await db.select().from(observations).where(eq(observations.runId, runId));
  return observation;
}

/** Writes what a look came to; false when somebody else wrote it. */
export async function recordLook(
  tx: Db,
  { runId, looks }: Pick<Observation, 'runId' | 'looks'>,
  outcome: Partial<Omit<Observation, 'runId' | 'workflowId' | 'looks'>>,
): Promise<boolean> {
  const recorded = await tx
    .update(observations)
    .set({ ...outcome, looks: looks + 1 })
    .where(
      and(eq(observations.runId, runId), eq(observations.state, 'waiting'), eq(observations.looks, looks)),
    )
    .returning({ id: observations.runId });
  return recorded.length === 1;
}

/** The comparison as of the last look takes the place of the one before. */
export async function replaceCompared(
  tx: Db,
  runId: string,
  rows: readonly Omit<ComparedAction, 'runId' | 'ordinal'>[],
): Promise<void> {
  await tx.delete(comparedActions).where(eq(comparedActions.runId, runId));
  if (rows.length)
    await tx
      .insert(comparedActions)
      .values(rows.map((row, index) => ({ ...row, runId, ordinal: index + 1 })));
}

/** Of everything of a workflow that was compared for good since then. */
export async function listComparedSince(
  db: Db,
  workflowId: string,
  since: Date,
): Promise<Pick<ComparedAction, 'tool' | 'verdict' | 'amount' | 'currency'>[]> {
  const { tool, verdict, amount, currency } = comparedActions;
  return db
    .select({ tool, verdict, amount, currency })
    .from(comparedActions)
    .innerJoin(observations, eq(observations.runId, comparedActions.runId))
    .where(
      and(
        eq(observations.workflowId, workflowId),
        eq(observations.state, 'observed'),
        gte(observations.settledAt, since),
      ),
    );
}

/** Looks whose job was lost: they are long past due, and nobody looked. */
export async function listStaleObservations(db: Db, before: Date, limit = 50): Promise<Observation[]> {
  return db
    .select()
    .from(observations)
    .where(and(eq(observations.state, 'waiting'), lt(observations.nextAt, before)))
    .limit(limit);
}

/** Puts a look off; false when it was looked at, or put off, meanwhile. */
export async function postponeLook(
  tx: Db,
  { runId, looks, nextAt }: Observation,
  to: Date,
): Promise<boolean> {
  if (!nextAt) return false;
  const moved = await tx
    .update(observations)
    .set({ nextAt: to })
    .where(and(eq(observations.runId, runId), eq(observations.looks, looks), eq(observations.nextAt, nextAt)))
    .returning({ id: observations.runId });
  return moved.length === 1;
}
