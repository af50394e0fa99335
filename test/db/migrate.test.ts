import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { administer } from '../support/administer.ts';
import { startChild } from '../support/child.ts';
import { emptyDatabase } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { frontServer } from './support/front-server.ts';

type Migration = { tag: string; when: number; sql: string };

const bread: Migration = { tag: '0000_bread', when: 2_000, sql: 'create table bread (id int)' };
const butter: Migration = { tag: '0001_butter', when: 3_000, sql: 'create table butter (id int)' };

function migrationsFolder(...migrations: Migration[]): string {
  const folder = temporaryFolder('migrations');
  onTestFinished(folder.remove);
  mkdirSync(join(folder.path, 'meta'));
  const entries = migrations.map(({ tag, when }, idx) => ({
    idx,
    version: '7',
    when,
    tag,
    breakpoints: true,
  }));
  writeFileSync(
    join(folder.path, 'meta/_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  );
  for (const { tag, sql } of migrations) writeFileSync(join(folder.path, `${tag}.sql`), sql);
  return folder.path;
}

async function emptyDatabaseForTest(): Promise<string> {
  const { url } = await emptyDatabase({ onTestFinished });
  return url;
}

async function listTables(url: string): Promise<unknown[]> {
  const rows = await administer(
    url,
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  return rows.map(({ name }) => name);
}

test('six processes that start at once on an empty database all come up, and each migration ran once', async () => {
  const url = await emptyDatabaseForTest();
  const children = Array.from({ length: 6 }, () =>
    startChild(`${import.meta.dirname}/support/migrate-and-leave.ts`, [url]),
  );
  for (const child of children) expect(await child.next()).toBe('ready');
  for (const child of children) child.send('go');
  expect(await Promise.all(children.map((child) => child.next()))).toEqual(Array(6).fill('migrated'));

  const journal = JSON.parse(readFileSync(`${import.meta.dirname}/../../drizzle/meta/_journal.json`, 'utf8'));
  expect(await administer(url, 'select count(*)::int from drizzle.__drizzle_migrations')).toEqual([
    { count: journal.entries.length },
  ]);
});

test('what was applied stays, what is new is added', async () => {
  const url = await emptyDatabaseForTest();
  await migrateDatabase(url, { folder: migrationsFolder(bread) });
  await migrateDatabase(url, { folder: migrationsFolder(bread, butter) });
  expect(await listTables(url)).toEqual(['bread', 'butter']);
});

test('an older version of the app starts on a newer database, as during a deploy', async () => {
  const url = await emptyDatabaseForTest();
  await migrateDatabase(url, { folder: migrationsFolder(bread, butter) });
  await expect(migrateDatabase(url, { folder: migrationsFolder(bread) })).resolves.toBeUndefined();
});

test('a migration that a merge dated before the last one applied is refused, not skipped', async () => {
  const url = await emptyDatabaseForTest();
  await migrateDatabase(url, { folder: migrationsFolder(bread) });
  const merged = migrationsFolder(bread, { ...butter, when: 1_000 });
  await expect(migrateDatabase(url, { folder: merged })).rejects.toThrow(
    /1 of the 2 migrations .* were skipped.*again/,
  );
});

test('a migration that fails leaves nothing of itself, and the next attempt can take the lock', async () => {
  const url = await emptyDatabaseForTest();
  const broken = { ...butter, sql: 'create table butter (id int);--> statement-breakpoint\nselect 1/0' };
  await expect(migrateDatabase(url, { folder: migrationsFolder(bread, broken) })).rejects.toMatchObject({
    cause: { code: '22012' },
  });
  expect(await listTables(url)).toEqual([]);
  await migrateDatabase(url, { folder: migrationsFolder(bread, butter) });
  expect(await listTables(url)).toEqual(['bread', 'butter']);
});

test('a server that is still starting is waited for', async () => {
  const database = await emptyDatabaseForTest();
  const { url, close } = await frontServer(database, (nth) => (nth <= 2 ? 'starting' : 'serve'));
  onTestFinished(close);
  await migrateDatabase(url, { folder: migrationsFolder(bread) });
  expect(await listTables(database)).toEqual(['bread']);
});

test('a server that starts for ever is given up, with its own words', async () => {
  const { url, close } = await frontServer(await emptyDatabaseForTest(), () => 'starting');
  onTestFinished(close);
  const migrated = migrateDatabase(url, { folder: migrationsFolder(bread), patienceMs: 300 });
  await expect(migrated).rejects.toMatchObject({ cause: { code: '57P03' } });
});
