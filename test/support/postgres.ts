import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { administer, inDatabase } from './administer.ts';

export type FreshDatabase = { url: string; drop: () => Promise<void> };

type RunningTest = { onTestFinished: (end: () => Promise<void>) => void };

/** A migrated database of the caller's own. Given a test, it is dropped when that test ends. */
export async function freshDatabase(test?: RunningTest): Promise<FreshDatabase> {
  return createDatabase(`template ${inject('postgres').template}`, test);
}

/** A database of the caller's own with nothing in it, not even tables. */
export async function emptyDatabase(test?: RunningTest): Promise<FreshDatabase> {
  return createDatabase('template template0', test);
}

async function createDatabase(origin: string, test?: RunningTest): Promise<FreshDatabase> {
  const { url } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(url, `create database ${name} ${origin} strategy file_copy`);
  const drop = async () => {
    await administer(url, `drop database if exists ${name} with (force)`);
  };
  test?.onTestFinished(drop);
  return { url: inDatabase(url, name), drop };
}
