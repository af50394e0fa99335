import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';

/**
 * Has PostgreSQL plan this transaction for a few days of a long history. Compiling a count of one day takes longer than the count, and
 * with the price of a spinning disk for a row by its key it would read whole tables.
 */
export async function planForShortSpans(tx: Db): Promise<void> {
  await tx.execute(sql`select set_config('jit', 'off', true), set_config('random_page_cost', '1.1', true)`);
}
