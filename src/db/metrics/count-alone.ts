import { DrizzleQueryError, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { planForShortSpans } from './for-short-spans.ts';

/** A row that this snapshot does not show was written meanwhile, or one that it shows was changed. */
const overtaken: readonly unknown[] = ['40001', '23505'];

/** Counts and keeps in one snapshot, unless another process does so at this time; answers whether this one did. */
export async function countAlone(db: Db, work: (tx: Db) => Promise<boolean>): Promise<boolean> {
  try {
    return await db.transaction(
      async (tx) => {
        const [row] = await tx.execute<{ mine: boolean }>(
          sql`select pg_try_advisory_xact_lock(hashtextextended('leenops:count-days', 0)) as mine`,
        );
        if (!row?.mine) return false;
        await planForShortSpans(tx);
        return work(tx);
      },
      { isolationLevel: 'repeatable read' },
    );
  } catch (error) {
    const cause = error instanceof DrizzleQueryError ? error.cause : error;
    if (cause instanceof Error && 'code' in cause && overtaken.includes(cause.code)) return false;
    throw error;
  }
}
