import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Db } from '../../db/client.ts';

/** Resolves when every message is shown: what follows is not measured beside what was left over. */
export async function quiet(db: Db): Promise<void> {
  for (;;) {
    const [row] = await db.execute<{ due: number }>(
      sql`select count(*)::int as due from messages where state in ('waiting', 'sending') and due_at < now() + interval '1 minute'`,
    );
    if (row?.due === 0) return;
    await pause(50);
  }
}
