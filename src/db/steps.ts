import { asc, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { updateGapMs } from '../domain/message.ts';
import type { Db } from './client.ts';
import { newContent } from './contents.ts';
import type { NewContent } from './contents.ts';
import { dueAgain } from './messages.ts';
import { steps } from './schema/runs.ts';

export type Step = typeof steps.$inferSelect;
type ToolStep = Pick<Step, 'id' | 'runId' | 'attempt' | 'kind' | 'name' | 'status' | 'startedAt'>;

export async function insertStep(db: Db, step: typeof steps.$inferInsert): Promise<void> {
  await db.insert(steps).values(step);
}

/**
 * Writes that a tool is called, and has the steps message show it; a call that took no time comes with its record. False,
 * and nothing is written, when the run is not this attempt's any more.
 */
export async function insertToolStep(db: Db, step: ToolStep, record?: unknown): Promise<boolean> {
  const { id, runId, attempt, kind, name, status, startedAt } = step;
  const text = record === undefined ? undefined : newContent(record);
  const written = await db.execute(sql`
    with ours as (${keepAlive(step, startedAt)}),
      ${text ? sql`text as (${insertText(text, startedAt)}),` : sql``}
      shown as (
        update messages set ${dueAgain(startedAt, updateGapMs)}
        from ours where messages.run_id = ours.id and messages.kind = 'steps' and messages.state <> 'dead')
    insert into steps (id, run_id, attempt, kind, name, status, started_at, ms, content_id)
    select ${id}, ${runId}, ${attempt}::int, ${kind}, ${name}, ${status}, ${startedAt.toISOString()}::timestamptz,
      ${text ? 0 : null}::int, ${text?.id ?? null}
    from ours returning id`);
  return written.length === 1;
}

export type Settled = {
  now: Date;
  status: 'done' | 'failed';
  code: string | null;
  record: unknown;
  /** What the system charges for it. */
  costMicroUsd: number | null;
};

/**
 * Writes how a call ended. A run that was cancelled meanwhile may be erased already, and nobody would erase a text that
 * comes after that: then the record is not kept.
 */
export async function settleToolStep(db: Db, step: ToolStep, settled: Settled): Promise<void> {
  const { now, status, code, record, costMicroUsd } = settled;
  const ms = now.getTime() - step.startedAt.getTime();
  await db.execute(sql`
    with ours as (${keepAlive(step, now)}), text as (${insertText(newContent(record), now)}),
      shown as (
        update messages set ${dueAgain(now, updateGapMs)}
        from ours where messages.run_id = ours.id and messages.kind = 'steps' and messages.state <> 'dead')
    update steps set status = ${status}, code = ${code}, ms = ${ms}, cost_micro_usd = ${costMicroUsd}, content_id = (select id from text)
    where id = ${step.id}`);
}

/** Says that the run is alive, so that the sweeper leaves it to whoever works on it. */
function keepAlive({ runId, attempt }: ToolStep, now: Date): SQL {
  return sql`
    update runs set moved_at = ${now.toISOString()}
    where id = ${runId} and attempt = ${attempt} and status = 'running' returning id`;
}

function insertText({ id, body, salt, hash }: NewContent, now: Date): SQL {
  return sql`
    insert into contents (id, run_id, body, salt, hash, written_at)
    select ${id}, id, ${JSON.stringify(body)}::jsonb, ${salt}, ${hash}, ${now.toISOString()}::timestamptz
    from ours returning id`;
}

export async function listSteps(db: Db, runId: string): Promise<Step[]> {
  return db.select().from(steps).where(eq(steps.runId, runId)).orderBy(asc(steps.startedAt), asc(steps.id));
}
