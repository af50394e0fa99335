import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { administer } from './administer.ts';
import { freshDatabase } from './postgres.ts';

const isMigrated = "select to_regclass('drizzle.__drizzle_migrations') is not null as migrated";

test('two tests have a migrated database each, and neither sees what the other writes', async (running) => {
  const [adas, graces] = await Promise.all([freshDatabase(running), freshDatabase(running)]);
  await administer(adas.url, 'create table diary as select 1 as page');

  expect(await administer(adas.url, isMigrated)).toEqual([{ migrated: true }]);
  expect(await administer(graces.url, isMigrated)).toEqual([{ migrated: true }]);
  await expect(administer(graces.url, 'select * from diary')).rejects.toMatchObject({
    cause: { code: '42P01' },
  });
});

test('a dropped database is gone, even while somebody is connected', async () => {
  const { url, drop } = await freshDatabase();
  const { db, close } = openDatabase(url, { max: 1 });
  await db.execute(sql`select 1`);
  await drop();
  await expect(db.execute(sql`select 1`)).rejects.toThrow();
  await expect(administer(url, 'select 1')).rejects.toMatchObject({ cause: { code: '3D000' } });
  await close();
});
