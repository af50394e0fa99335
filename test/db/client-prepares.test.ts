import { sql } from 'drizzle-orm';
import { beforeEach, afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import type { Database, Db } from '../../src/db/client.ts';
import { chains } from '../../src/db/schema/audit.ts';
import { freshDatabase } from '../support/postgres.ts';

let database: Database;
let drop: () => Promise<void>;

beforeEach(async () => {
  const fresh = await freshDatabase();
  drop = fresh.drop;
  database = openDatabase(fresh.url, { max: 1 });
});
afterEach(async () => {
  await database.close();
  await drop();
});

/** How often this connection has run the statement that mentions the word, by its own list of prepared ones. */
async function preparedRuns(db: Db, word: string): Promise<number> {
  const [row] = await db.execute<{ runs: number }>(sql`
    select coalesce(sum(generic_plans + custom_plans), 0)::int as runs from pg_prepared_statements
    where statement like ${`%${word}%`} and statement not like '%pg_prepared_statements%'`);
  return row?.runs ?? 0;
}

const find = (db: Db, id: string) =>
  db
    .select()
    .from(chains)
    .where(sql`id = ${id}`);

test('a query is planned once and used again, outside a transaction, in one and in a nested one', async () => {
  const { db } = database;
  await find(db, 'run_a');
  await db.transaction(async (tx) => {
    await find(tx, 'run_b');
    await tx.transaction((nested) => find(nested, 'run_c'));
  });
  expect(await preparedRuns(db, '"chains"')).toBe(3);
});

test('the settings of a transaction reach it', async () => {
  const readOnly = { accessMode: 'read only', isolationLevel: 'repeatable read' } as const;
  const writing = database.db.transaction(
    (tx) => tx.insert(chains).values({ id: 'run_a', seq: 1, head: 'x' }),
    readOnly,
  );
  await expect(writing).rejects.toMatchObject({ cause: { code: '25006' } });
});

test('what was prepared before a migration changed the table is prepared anew after it', async () => {
  const { db } = database;
  await db.insert(chains).values({ id: 'run_a', seq: 1, head: 'x' });
  expect(await find(db, 'run_a')).toHaveLength(1);
  await db.execute(sql`alter table chains add column note text`);
  expect(await find(db, 'run_a')).toHaveLength(1);
});
