import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Db } from '../../../src/db/client.ts';

/** Runs that are not over, and messages that Slack does not show yet. */
const left = sql`
  select 'run ' || id || ' is ' || status || coalesce(' after ' || cause_code, '') as what from runs
  where status not in ('completed', 'rejected', 'expired', 'cancelled')
  union all
  select 'message ' || kind || ' ' || id || ' is ' || state || coalesce(' after ' || code, '') from messages
  where state <> 'shown'`;

/** Resolves when every run is over and shown; says what is left when it takes too long. */
export async function untilEverythingIsOver(db: Db, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const rows = await db.execute<{ what: string }>(left);
    if (rows.length === 0) return;
    if (Date.now() > deadline) throw new Error(`Not over: ${rows.map(({ what }) => what).join('; ')}.`);
    await pause(200);
  }
}
