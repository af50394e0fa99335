import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { openQueue } from '../../src/db/queue.ts';
import { freshDatabase } from '../support/postgres.ts';

test('the queue keeps the name of a failure and none of the texts that it quotes', async (running) => {
  const { url } = await freshDatabase(running);
  const { db, close } = openDatabase(url);
  const queue = await openQueue(url, () => {});
  await queue.work('due', 1, async () => {
    const cause = new Error('Maya wrote: birthday present');
    throw Object.assign(new TypeError('Failed query … params: birthday present', { cause }), {
      params: ['birthday present'],
    });
  });
  await queue.enqueue(db, 'due', 'rev_1');
  const kept = () => db.execute(sql`select output::text as output from pgboss.job where output is not null`);
  await expect.poll(kept, { timeout: 15_000 }).toHaveLength(1);
  const [{ output } = {}] = await kept();
  expect(output).toContain('TypeError');
  expect(output).not.toContain('birthday');
  await queue.drain(1_000);
  await close();
});
