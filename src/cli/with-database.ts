import { openDatabase } from '../db/client.ts';
import type { Db } from '../db/client.ts';
import type { Invocation } from './command.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Works on the database that DATABASE_URL names, without a limit of time, and leaves no connection open. */
export async function withDatabase<T>(
  { env }: Pick<Invocation, 'env'>,
  applicationName: string,
  work: (db: Db, url: string) => Promise<T>,
): Promise<T> {
  const url = env['DATABASE_URL'];
  if (!url)
    throw new WrongUsage('DATABASE_URL is missing. It looks like postgres://user:password@host:5432/leenops');
  const { db, close } = openDatabase(url, { max: 1, applicationName, statementTimeoutMs: 0 });
  try {
    return await work(db, url);
  } finally {
    await close();
  }
}
