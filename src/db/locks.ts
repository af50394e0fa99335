import { sql } from 'drizzle-orm';
import type { Db } from './client.ts';

/** Waits until nobody else holds these names, and holds them until the transaction ends. In one order, so that nobody waits in a circle. */
export async function lockNames(tx: Db, names: readonly string[]): Promise<void> {
  for (const name of [...new Set(names)].toSorted())
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}
