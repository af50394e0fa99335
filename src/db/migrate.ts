import { setTimeout as sleep } from 'node:timers/promises';
import { DrizzleQueryError, sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { openDatabase, type Db } from './client.ts';

export type MigrateOptions = {
  /** Default: the repository's drizzle/. */
  folder?: string;
  /** How long to wait for a server that is starting or recovering. */
  patienceMs?: number;
};

const ownMigrations = `${import.meta.dirname}/../../drizzle`;
const cannotConnectNow = '57P03';

/** Brings the schema up to date; processes that start together take turns, and one of them does the work. */
export async function migrateDatabase(url: string, options: MigrateOptions = {}): Promise<void> {
  const folder = options.folder ?? ownMigrations;
  const deadline = Date.now() + (options.patienceMs ?? 30_000);
  for (;;) {
    try {
      return await migrateOnce(url, folder);
    } catch (error) {
      if (!isStarting(error) || Date.now() > deadline) throw error;
      await sleep(200);
    }
  }
}

/** The lock belongs to the session, and the pool of one has no other; it goes with the connection. */
async function migrateOnce(url: string, folder: string): Promise<void> {
  const { db, close } = openDatabase(url, {
    max: 1,
    applicationName: 'leenops migrate',
    statementTimeoutMs: 0,
  });
  try {
    await db.execute(sql`select pg_advisory_lock(hashtextextended('leenops:migrate', 0))`);
    await migrate(db, { migrationsFolder: folder });
    await refuseSkipped(db, folder);
  } finally {
    await close();
  }
}

/** How many migrations the database has seen, none when it is new, and how many this version has. Changes nothing. */
export async function countMigrations(db: Db): Promise<{ applied: number; written: number }> {
  const written = readMigrationFiles({ migrationsFolder: ownMigrations }).length;
  const [table] = await db.execute<{ there: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  return { applied: table?.there ? await appliedIn(db) : 0, written };
}

async function appliedIn(tx: Db): Promise<number> {
  const [row] = await tx.execute<{ applied: number }>(
    sql`select count(*)::int as applied from drizzle.__drizzle_migrations`,
  );
  return row?.applied ?? 0;
}

/** drizzle passes over a file that is dated before the last one applied, as after a merge of two branches. */
async function refuseSkipped(tx: Db, folder: string): Promise<void> {
  const applied = await appliedIn(tx);
  const written = readMigrationFiles({ migrationsFolder: folder }).length;
  if (applied >= written) return;
  throw new Error(
    `${written - applied} of the ${written} migrations in ${folder} were skipped: they are dated before one that was ` +
      'already applied. Generate the newer migration again, so that its "when" in meta/_journal.json is the latest.',
  );
}

function isStarting(error: unknown): boolean {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  return cause instanceof Error && 'code' in cause && cause.code === cannotConnectNow;
}
