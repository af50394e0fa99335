import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Engine } from './engine.ts';

const migrations = new URL('../../../drizzle/', import.meta.url);

/** The statement with which a migration tells of earlier runs where their time went. */
const fromEvents = readdirSync(migrations)
  .filter((name) => name.endsWith('.sql'))
  .flatMap((name) => readFileSync(new URL(name, migrations), 'utf8').split('--> statement-breakpoint'))
  .find((statement) => statement.includes('Where the time of earlier runs went'));

/** What a run stood in each status sums to its life so far, and is what its audit events tell. */
export async function expectTimeKept({ db, run }: Engine, runId: string): Promise<void> {
  const kept = await run(runId);
  const { queueMs, agentMs, reviewMs, executionMs, blockedMs, enteredAt, receivedAt } = kept;
  const whole = [queueMs, agentMs, reviewMs, executionMs, blockedMs].reduce<number>(
    (sum, part) => sum + (part ?? Number.NaN),
    0,
  );
  expect(whole).toBe((enteredAt?.getTime() ?? Number.NaN) - receivedAt.getTime());
  if (kept.finishedAt) expect(enteredAt).toEqual(kept.finishedAt);

  await db.execute(sql`update runs set entered_at = null, queue_ms = null, agent_ms = null, review_ms = null,
    execution_ms = null, blocked_ms = null`);
  await db.execute(sql.raw(fromEvents ?? ''));
  const told = await run(runId);
  expect([told.queueMs, told.agentMs, told.reviewMs, told.executionMs, told.blockedMs]).toEqual([
    queueMs,
    agentMs,
    reviewMs,
    executionMs,
    blockedMs,
  ]);
}
