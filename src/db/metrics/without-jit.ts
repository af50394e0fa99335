import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';

/** PostgreSQL compiles what it takes for long queries, and compiling a count of one day takes longer than the count. */
export async function withoutJit(tx: Db): Promise<void> {
  await tx.execute(sql`set local jit = off`);
}
