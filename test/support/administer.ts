import { sql } from 'drizzle-orm';
import { openDatabase } from '../../src/db/client.ts';

/** Runs one statement on its own connection, for what no transaction may hold, such as create database. */
export async function administer(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const { db, close } = openDatabase(url, { max: 1 });
  try {
    return await db.execute(sql.raw(statement));
  } finally {
    await close();
  }
}

/** The same server, another database. */
export function inDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
