import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { isSeen } from './run-pages.ts';
import type { Seen } from './run-pages.ts';
import type { Run } from './runs.ts';
import { runKeys } from './schema/access.ts';
import { runs } from './schema/runs.ts';

/** Makes the run findable by these hashes, beside those it has. */
export async function insertRunKeys(tx: Db, runId: string, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await tx
    .insert(runKeys)
    .values(hashes.map((hash) => ({ runId, hash })))
    .onConflictDoNothing();
}

export async function deleteRunKeys(tx: Db, runId: string): Promise<void> {
  await tx.delete(runKeys).where(eq(runKeys.runId, runId));
}

/** What a run may be found by; each is looked up in an index of its own. */
export type Clue = { id: string; label: string; subjectKeys: readonly string[]; hashes: readonly string[] };
/** The newest runs that a clue leads to and the person may see, and how many there are in all. */
export async function findRunsByClue(
  db: Db,
  { id, label, subjectKeys, hashes }: Clue,
  seen: Seen,
  limit: number,
): Promise<{ runs: Run[]; total: number }> {
  // A union lets each part use its own index; one condition with `or` over two tables reads all runs.
  const found = db.$with('found').as(
    db
      .select({ id: runs.id })
      .from(runs)
      .where(eq(runs.id, id))
      .union(
        db
          .select({ id: runs.id })
          .from(runs)
          .where(inArray(runs.subjectKey, [...subjectKeys])),
      )
      .union(
        db
          .select({ id: runs.id })
          .from(runs)
          .where(eq(sql`lower(${runs.subjectLabel})`, label.toLowerCase())),
      )
      .union(
        db
          .select({ id: runKeys.runId })
          .from(runKeys)
          .where(inArray(runKeys.hash, [...hashes])),
      ),
  );
  const rows = await db
    .with(found)
    .select({ run: runs, total: sql<number>`count(*) over ()::int` })
    .from(found)
    .innerJoin(runs, eq(runs.id, found.id))
    .where(isSeen(seen))
    .orderBy(desc(runs.receivedAt), desc(runs.id))
    .limit(limit);
  return { runs: rows.map(({ run }) => run), total: rows[0]?.total ?? 0 };
}
