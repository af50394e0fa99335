import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Db } from '../../src/db/client.ts';
import type { SlackServer } from '../../src/sandbox/slack/start-slack-server.ts';

/** The timers of open reviews and of absences to come are no work that anybody waits for. */
const unfinished = sql`
  select 'job ' || name || ' ' || (data->>'id') || ' is ' || state as what from pgboss.job
  where state in ('created', 'retry', 'active')
    and (name in ('agent', 'execute', 'incident', 'delivery', 'ask', 'fire') or (name = 'absence' and start_after <= now()))
  union all
  select 'message ' || kind || ' ' || id || ' is ' || state || coalesce(' after ' || code, '') from messages
  where state in ('waiting', 'sending')`;

const patienceMs = 40_000;

/** Resolves when no job and no message is left to do and nothing is on its way from Slack; says what is left when it takes too long. */
export async function untilSettled(db: Db, slack: SlackServer): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    await slack.idle();
    const left = await db.execute(unfinished);
    if (left.length === 0) return;
    if (Date.now() > deadline)
      throw new Error(`Not settled: ${left.map((row) => String(row['what'])).join('; ')}.`);
    await pause(10);
  }
}
