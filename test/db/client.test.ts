import { eq, sql } from 'drizzle-orm';
import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Database, type Db } from '../../src/db/client.ts';
import { emptyDatabase } from '../support/postgres.ts';
import { frontServer } from './support/front-server.ts';

const notes = pgTable('notes', {
  id: integer().primaryKey(),
  at: timestamp({ withTimezone: true }).notNull(),
});
const noon = new Date('2026-11-23T12:00:00.000Z');

async function openNotes(): Promise<Database> {
  const { url, drop } = await emptyDatabase();
  const database = openDatabase(url, { max: 2, applicationName: 'notes', statementTimeoutMs: 200 });
  onTestFinished(async () => {
    await database.close();
    await drop();
  });
  await database.db.execute(sql`create table notes (id int primary key, at timestamptz not null)`);
  return database;
}

async function addNote(db: Db, id: number): Promise<void> {
  await db.insert(notes).values({ id, at: noon });
}

function findNote(db: Db, id: number) {
  return db.select().from(notes).where(eq(notes.id, id));
}

test('a query function takes the connection and a transaction alike', async () => {
  const { db } = await openNotes();
  await addNote(db, 1);
  await db.transaction(async (tx) => {
    await addNote(tx, 2);
    expect(await findNote(tx, 2)).toEqual([{ id: 2, at: noon }]);
    expect(await findNote(db, 2)).toEqual([]);
  });
  expect(await findNote(db, 2)).toEqual([{ id: 2, at: noon }]);
});

test('a transaction that throws leaves nothing behind', async () => {
  const { db } = await openNotes();
  const failing = db.transaction(async (tx) => {
    await addNote(tx, 1);
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await findNote(db, 1)).toEqual([]);
});

test('a statement that takes too long is ended by the server', async () => {
  const { db } = await openNotes();
  await expect(db.execute(sql`select pg_sleep(10)`)).rejects.toMatchObject({ cause: { code: '57014' } });
});

test('a transaction that somebody forgot is ended, and operators see whose it was', async () => {
  const { db } = await openNotes();
  const [settings] = await db.execute(
    sql`select current_setting('idle_in_transaction_session_timeout') as idle, current_setting('application_name') as name`,
  );
  expect(settings).toEqual({ idle: '1min', name: 'notes' });
});

test('after closing, a query is refused at once', async () => {
  const { db, close } = await openNotes();
  await close();
  await expect(findNote(db, 1)).rejects.toMatchObject({ cause: { code: 'CONNECTION_ENDED' } });
});

test('a connection lost with its first query fails that caller only; the next one is served', async () => {
  const { url } = await emptyDatabase({ onTestFinished });
  const front = await frontServer(url, (nth) => (nth === 1 ? 'cut off' : 'serve'));
  onTestFinished(async () => front.close());
  const { db, close } = openDatabase(front.url, { max: 1 });
  onTestFinished(close);

  await expect(db.execute(sql`select 1 as one`)).rejects.toMatchObject({
    cause: { code: /CONNECTION_CLOSED|ECONNRESET/ },
  });
  expect(await db.execute(sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test('lists go in and come out of array columns', async () => {
  const { db } = await openNotes();
  const tags = pgTable('tags', { names: text().array().notNull(), counts: integer().array().notNull() });
  await db.execute(sql`create table tags (names text[] not null, counts int[] not null)`);
  const row = { names: ['late', 'it is "urgent"', 'a,b', ''], counts: [1, 2] };
  await db.insert(tags).values(row);
  expect(await db.select().from(tags)).toEqual([row]);
});
