import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Db } from '../../db/client.ts';

/** Resolves when no message can be sent now: what follows is not measured beside what was left over. */
export async function quiet(db: Db): Promise<void> {
  for (;;) {
    const [row] = await db.execute<{ due: number }>(sql`
      select count(*)::int as due from messages left join messages as parent on parent.id = messages.thread_of
      where messages.state = 'sending' or messages.state = 'waiting' and messages.due_at <= now()
        and (messages.ts is not null or messages.thread_of is null or parent.ts is not null)`);
    if (row?.due === 0) return;
    await pause(20);
  }
}
