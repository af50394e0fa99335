import { eq } from 'drizzle-orm';
import type { Db } from './client.ts';
import type { Run } from './runs.ts';
import { joins, runs } from './schema/runs.ts';

/** Remembers which run a trigger joined; false when this key joined one before. */
export async function insertJoin(tx: Db, join: typeof joins.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(joins).values(join).onConflictDoNothing().returning({ key: joins.key });
  return inserted.length === 1;
}

/** The run that a trigger with this key started or joined. */
export async function findRunByKey(db: Db, key: string): Promise<Run | undefined> {
  const [started] = await db.select().from(runs).where(eq(runs.intakeKey, key));
  if (started) return started;
  const [joined] = await db
    .select({ run: runs })
    .from(joins)
    .innerJoin(runs, eq(runs.id, joins.runId))
    .where(eq(joins.key, key));
  return joined?.run;
}
