import { and, eq, inArray, isNull, lt, not, notExists, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { changeTriggers, openStatuses, settledStatuses, statusesBefore } from '../domain/run.ts';
import type { RunTool } from '../domain/tool-grant.ts';
import type { IncidentCause } from '../domain/incident.ts';
import type { RunStatus } from '../domain/run.ts';
import type { Db } from './client.ts';
import { rowReader } from './json-rows.ts';
import type { JsonRow } from './json-rows.ts';
import { standsStill } from './pauses.ts';
import { reviews } from './schema/reviews.ts';
import { runs } from './schema/runs.ts';

export type Run = typeof runs.$inferSelect;
type NewRun = typeof runs.$inferInsert;

/** Inserts the run unless its intake key or its open subject is there already; answers whether it was inserted. */
export async function insertRun(tx: Db, run: NewRun): Promise<boolean> {
  const inserted = await tx.insert(runs).values(run).onConflictDoNothing().returning({ id: runs.id });
  return inserted.length === 1;
}

export async function findRun(db: Db, id: string): Promise<Run | undefined> {
  return firstRun(db, sql`select to_json(runs) as row from runs where id = ${id}`);
}

export async function getRun(db: Db, id: string): Promise<Run> {
  const run = await findRun(db, id);
  if (!run) throw new Error(`No run ${id}.`);
  return run;
}

/** Those of these runs that there are, in no order. */
export async function listRunsByIds(db: Db, ids: readonly string[]): Promise<Run[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(runs)
    .where(inArray(runs.id, [...ids]));
}

/** The run under its row lock: nothing about it changes until the transaction ends. */
export async function lockRun(tx: Db, id: string): Promise<Run> {
  const run = await firstRun(tx, sql`select to_json(runs) as row from runs where id = ${id} for update`);
  if (!run) throw new Error(`No run ${id}.`);
  return run;
}

const readRun = rowReader(runs);

/** Written out, since it is asked for most often and drizzle would build a query of two dozen columns anew each time. */
async function firstRun(db: Db, query: SQL): Promise<Run | undefined> {
  const [found] = await db.execute<{ row: JsonRow }>(query);
  return found && readRun(found.row);
}

export async function findOpenRun(db: Db, workflowId: string, subjectKey: string): Promise<Run | undefined> {
  const [run] = await db
    .select()
    .from(runs)
    .where(
      and(
        eq(runs.workflowId, workflowId),
        eq(runs.subjectKey, subjectKey),
        inArray(runs.status, openStatuses),
      ),
    );
  return run;
}

/**
 * The newest settled run of a subject of which nothing is known to have changed since it made its proposal: no trigger told of a change,
 * neither by joining it nor by a run of its own. Undefined while the subject has an open run, too. One whose texts were erased
 * is held against nobody: it could not be run again.
 */
export async function findSettledRun(
  db: Db,
  workflowId: string,
  subjectKey: string,
): Promise<Run | undefined> {
  const about = { workflowId, subjectKey };
  return firstRun(
    db,
    sql`select to_json(settled) as row ${settledRuns(about)} order by received_at desc limit 1`,
  );
}

/** The `from … where …` of what `findSettledRun` finds, for the statement that starts a run, too. */
export function settledRuns({ workflowId, subjectKey }: { workflowId: string; subjectKey: string }): SQL {
  const isAbout = sql`workflow_id = ${workflowId} and subject_key = ${subjectKey}`;
  return sql`from runs as settled
    where ${isAbout} and status in ${settledStatuses} and mode <> 'shadow'
      and exists (select from contents where id = settled.intake_id and erased_at is null)
      and not exists (select from runs where ${isAbout} and status in ${openStatuses})
      and not exists (select from runs where ${isAbout} and trigger in ${changeTriggers}
        and received_at > coalesce(settled.proposed_at, settled.received_at))
      and not exists (select from joins where run_id = settled.id and trigger in ${changeTriggers}
        and joined_at > coalesce(settled.proposed_at, settled.received_at))`;
}

type Moved = Partial<
  Pick<NewRun, 'cause' | 'causeCode' | 'startedAt' | 'proposedAt' | 'decidedAt' | 'finishedAt'>
>;

/** Adds the time since it entered the status that it leaves to that status's part; what is null was not recorded, and stays so. */
function timeStood(now: Date) {
  const at = sql`${now.toISOString()}::timestamptz`;
  const stood = sql`(extract(epoch from ${at} - ${runs.enteredAt}) * 1000)::bigint`;
  const part = (total: PgColumn, status: RunStatus) =>
    sql`${total} + case when ${runs.status} = ${status} then ${stood} else 0 end`;
  return {
    enteredAt: now,
    queueMs: part(runs.queueMs, 'queued'),
    agentMs: part(runs.agentMs, 'running'),
    reviewMs: part(runs.reviewMs, 'awaiting_review'),
    executionMs: part(runs.executionMs, 'executing'),
    blockedMs: part(runs.blockedMs, 'blocked'),
  };
}

/** Moves the run to a status from where the table of moves allows it; answers the row, or undefined when it was elsewhere. */
export async function moveRun(
  tx: Db,
  id: string,
  to: RunStatus,
  now: Date,
  also: Moved = {},
): Promise<Run | undefined> {
  const [run] = await tx
    .update(runs)
    .set({ ...also, ...timeStood(now), status: to, movedAt: now })
    .where(and(eq(runs.id, id), inArray(runs.status, statusesBefore(to))))
    .returning();
  return run;
}

/** Takes the run for one more attempt of the agent; undefined when there is nothing to think about any more, or its workflow is paused. */
export async function beginAttempt(tx: Db, id: string, now: Date): Promise<Run | undefined> {
  const [run] = await tx
    .update(runs)
    .set({
      ...timeStood(now),
      status: 'running',
      movedAt: now,
      startedAt: sql`coalesce(${runs.startedAt}, ${now.toISOString()}::timestamptz)`,
      attempt: sql`${runs.attempt} + 1`,
    })
    .where(
      and(eq(runs.id, id), inArray(runs.status, ['queued', 'running']), not(standsStill(runs.workflowId))),
    )
    .returning();
  return run;
}

/** With which tools the run began. */
export async function writeRunTools(tx: Db, id: string, tools: readonly RunTool[]): Promise<void> {
  await tx
    .update(runs)
    .set({ tools: [...tools] })
    .where(eq(runs.id, id));
}

/** The run is about the same, and thinks about it from this intake. */
export async function writeIntake(tx: Db, id: string, intakeId: string, subjectLabel: string): Promise<void> {
  await tx.update(runs).set({ intakeId, subjectLabel }).where(eq(runs.id, id));
}

/** Why it stands still now, where somebody found out more. */
export async function writeCause(tx: Db, id: string, cause: IncidentCause, code: string): Promise<void> {
  await tx
    .update(runs)
    .set({ cause, causeCode: code })
    .where(and(eq(runs.id, id), eq(runs.status, 'blocked')));
}

/** Counts as a move without being one: the sweeper has seen to this run. */
export async function markMoved(tx: Db, id: string, now: Date): Promise<void> {
  await tx.update(runs).set({ movedAt: now }).where(eq(runs.id, id));
}

/** Runs of this status that have not moved since, though nobody paused them. */
export async function listStaleRuns(db: Db, status: RunStatus, before: Date, limit = 50): Promise<Run[]> {
  return db
    .select()
    .from(runs)
    .where(and(eq(runs.status, status), lt(runs.movedAt, before), not(standsStill(runs.workflowId))))
    .limit(limit);
}

/** Runs that wait for a review that is not there: nothing would ever move them. */
export async function listRunsWithoutReview(db: Db, before: Date, limit = 50): Promise<Run[]> {
  const openReview = db
    .select({ id: reviews.id })
    .from(reviews)
    .where(and(eq(reviews.runId, runs.id), isNull(reviews.resolution)));
  return db
    .select()
    .from(runs)
    .where(and(eq(runs.status, 'awaiting_review'), lt(runs.movedAt, before), notExists(openReview)))
    .limit(limit);
}

/** What runs are asked for by: one run, one business record, or the person who asked. */
export type RunsAbout = { run: string } | { subject: string } | { requester: string };

export async function listRunsAbout(db: Db, about: RunsAbout): Promise<Run[]> {
  return db.select().from(runs).where(isAbout(about)).orderBy(runs.id);
}

/** The same runs under their row locks. */
export async function lockRunsAbout(tx: Db, about: RunsAbout): Promise<Run[]> {
  return tx.select().from(runs).where(isAbout(about)).orderBy(runs.id).for('update');
}

function isAbout(about: RunsAbout) {
  if ('run' in about) return eq(runs.id, about.run);
  return 'subject' in about ? eq(runs.subjectKey, about.subject) : eq(runs.requesterId, about.requester);
}
