import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../../src/db/client.ts';
import { recordEvents } from '../../../src/db/events.ts';
import { beginAttempt, insertRun, moveRun } from '../../../src/db/runs.ts';
import { incidents } from '../../../src/db/schema/actions.ts';
import { reversals } from '../../../src/db/schema/reversals.ts';
import { decisions, escalations, proposals, reviews } from '../../../src/db/schema/reviews.ts';
import { contents, steps } from '../../../src/db/schema/runs.ts';
import { theSystem } from '../../../src/domain/event.ts';
import type { Mode, RunStatus } from '../../../src/domain/run.ts';

type New<T extends { $inferInsert: object }> = T['$inferInsert'];

/** A run as whoever kept a diary of it would know it: each status with the moment at which it was entered. */
export type DiaryRun = {
  id: string;
  workflowId: string;
  mode: Mode;
  rerunOf: string | null;
  way: { status: RunStatus; at: Date }[];
};

/** In an order in which they can be written. */
const tableOf = { contents, proposals, reviews, decisions, escalations, incidents, steps, reversals };
const names = Object.keys(tableOf) as (keyof typeof tableOf)[];

type Rows = {
  contents: New<typeof contents>[];
  reviews: New<typeof reviews>[];
  decisions: New<typeof decisions>[];
  escalations: New<typeof escalations>[];
  incidents: New<typeof incidents>[];
  steps: New<typeof steps>[];
  reversals: New<typeof reversals>[];
  proposals: New<typeof proposals>[];
};

/** A database that is written as the engine writes it, and beside it, in memory, all that was written. */
export type Books = Rows & {
  db: Db;
  runs: DiaryRun[];
  stops: { runId: string; at: Date }[];
  /** How many of each are in the database. */
  written: Partial<Record<keyof Rows | 'stops', number>>;
};

const tables = [
  'events, chains, claims, notices, rejected_actions, escalations, decisions, reversals, reviews, proposals, contents, steps',
  'incidents, runs, counted_days, recounts',
].flatMap((names) => names.split(', '));

/** Empties the database, the audit log included, which refuses that to everybody else. */
export async function openBooks(db: Db): Promise<Books> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql.raw(tables.map((table) => `delete from ${table}`).join('; ')));
  });
  const rows: Rows = {
    contents: [],
    reviews: [],
    decisions: [],
    escalations: [],
    incidents: [],
    steps: [],
    reversals: [],
    proposals: [],
  };
  return { db, ...rows, runs: [], stops: [], written: {} };
}

type Begun = { id: string; workflowId: string; mode: Mode; rerunOf: string | null; at: Date };

export async function begin(books: Books, { at, ...run }: Begun): Promise<DiaryRun> {
  const same = { intakeKey: run.id, subjectKey: run.id, subjectLabel: run.id, intakeId: `txt_${run.id}` };
  await insertRun(books.db, {
    ...run,
    ...same,
    workflowVersion: 'v1',
    status: 'queued',
    trigger: 'command',
    channelId: 'C0',
    receivedAt: at,
    movedAt: at,
    enteredAt: at,
    queueMs: 0,
    agentMs: 0,
    reviewMs: 0,
    executionMs: 0,
    blockedMs: 0,
  });
  const diary = { ...run, way: [{ status: 'queued' as const, at }] };
  books.runs.push(diary);
  return diary;
}

const over: readonly RunStatus[] = ['completed', 'rejected', 'expired', 'cancelled'];

export async function move(books: Books, run: DiaryRun, status: RunStatus, at: Date): Promise<void> {
  const moved =
    status === 'running' && ['queued', 'running'].includes(run.way.at(-1)?.status ?? '')
      ? await beginAttempt(books.db, run.id, at)
      : await moveRun(books.db, run.id, status, at, over.includes(status) ? { finishedAt: at } : {});
  if (!moved) throw new Error(`${run.id} did not become ${status}.`);
  run.way.push({ status, at });
  if (status === 'blocked') books.stops.push({ runId: run.id, at });
}

export function propose(books: Books, run: DiaryRun, by: string, at: Date): string {
  const version = books.proposals.filter(({ runId }) => runId === run.id).length + 1;
  const id = `${run.id}:${version}`;
  books.contents.push({ id: `txt_${id}`, runId: run.id, body: {}, hash: 'h', writtenAt: at });
  books.proposals.push({
    id,
    runId: run.id,
    version,
    authorKind: by === 'agent' ? 'agent' : 'person',
    authorId: by,
    bodyId: `txt_${id}`,
    digest: 'd',
    workflowVersion: 'v1',
    routing: { route: { to: 'review', level: 1, quorum: 1 }, rule: 'r', sentence: 's', alsoMatched: [] },
    createdAt: at,
  });
  return id;
}

/** Writes what the diary has and the database does not yet. */
export async function writeUp(books: Books): Promise<void> {
  const { db, written } = books;
  for (const name of names) {
    const rows = books[name].slice(written[name] ?? 0);
    if (rows.length) await db.insert(tableOf[name]).values(rows as never);
    written[name] = books[name].length;
  }
  for (const { runId, at } of books.stops.slice(written.stops ?? 0))
    await recordEvents(db, runId, at, [{ type: 'run.blocked', actor: theSystem }]);
  written.stops = books.stops.length;
}

type Ended = 'reviews' | 'incidents';

/** Changes a row of the diary, and in the database where it is written there already. */
export async function change<Name extends Ended>(
  books: Books,
  name: Name,
  row: Rows[Name][number],
  to: Partial<Rows[Name][number]>,
): Promise<void> {
  Object.assign(row, to);
  const isWritten = (books[name] as (typeof row)[]).indexOf(row) < (books.written[name] ?? 0);
  if (!isWritten) return;
  const table = name === 'reviews' ? reviews : incidents;
  await books.db.update(table).set(to).where(eq(table.id, row.id));
}
