import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { openQueue } from '../../src/db/queue.ts';
import { approveReview } from '../../src/engine/reviews/approve-review.ts';
import { startWorkers } from '../../src/jobs/workers.ts';
import { hour, later, second, systemClock } from '../../src/lib/time.ts';
import { grace } from '../support/cast.ts';
import { freshDatabase } from '../support/postgres.ts';
import { openEngine } from '../engine/support/engine.ts';
import { refundOf } from '../engine/support/scripted-agent.ts';

const patience = { timeout: 25_000, interval: 50 };

/** A queue as in production, on a database of its own. */
async function openRealQueue() {
  const { url, drop } = await freshDatabase();
  const { db, close } = openDatabase(url, { max: 4 });
  const queue = await openQueue(url, () => {});
  onTestFinished(async () => {
    await queue.drain(1_000);
    await close();
    await drop();
  });
  return { db, queue };
}

describe('a job', () => {
  test('exists if and only if its transaction commits', async () => {
    const { db, queue } = await openRealQueue();
    const handled: string[] = [];
    await queue.work('agent', 2, async (id) => void handled.push(id));
    await expect(
      db.transaction(async (tx) => {
        await queue.enqueue(tx, 'agent', 'rolled back');
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await db.transaction((tx) => queue.enqueue(tx, 'agent', 'committed'));
    await expect.poll(() => handled, patience).toEqual(['committed']);
  });

  test('that fails comes again, and knows how often it failed', async () => {
    const { db, queue } = await openRealQueue();
    const attempts: number[] = [];
    await queue.work('agent', 1, async (_id, _signal, failures) => {
      attempts.push(failures);
      if (failures === 0) throw new Error('not now');
    });
    await queue.enqueue(db, 'agent', 'run_1');
    await expect.poll(() => attempts, patience).toEqual([0, 1]);
  });

  test('that is for later waits', async () => {
    const { db, queue } = await openRealQueue();
    const handled: string[] = [];
    await queue.work('due', 1, async (id) => void handled.push(id));
    await queue.enqueue(db, 'due', 'rev_later', later(systemClock(), 3_600 * second));
    await queue.enqueue(db, 'due', 'rev_now', systemClock());
    await expect.poll(() => handled, patience).toEqual(['rev_now']);
    const [left] = await db.execute(
      sql`select count(*)::int as jobs from pgboss.job where state = 'created' and name = 'due'`,
    );
    expect(left).toEqual({ jobs: 1 });
  });

  test('that is for later by the database’s own clock waits by that', async () => {
    const { db, queue } = await openRealQueue();
    await queue.enqueue(db, 'due', 'rev_later', { inMs: 3_600 * second });
    await queue.enqueue(db, 'due', 'rev_soon', { inMs: 1 });
    const left = await db.execute(
      sql`select data->>'id' as id, round(extract(epoch from start_after - created_on)) as seconds
          from pgboss.job where name = 'due' order by start_after`,
    );
    expect(left.map(({ id, seconds }) => [id, Number(seconds)])).toEqual([
      ['rev_soon', 1],
      ['rev_later', 3_600],
    ]);
  });

  test('a burst of jobs does not wait for the next look at the queue', async () => {
    const { db, queue } = await openRealQueue();
    let handled = 0;
    await queue.work('agent', 4, async () => {
      await pause(5);
      handled += 1;
    });
    await db.transaction(async (tx) => {
      for (let n = 0; n < 60; n += 1) await queue.enqueue(tx, 'agent', `run_${n}`);
    });
    await expect.poll(() => handled, { timeout: 12_000 }).toBe(60);
  });

  test('that is under way when the process drains ends before it does', async () => {
    const { db, queue } = await openRealQueue();
    const begun = Promise.withResolvers<void>();
    let ended = false;
    await queue.work('agent', 1, async () => {
      begun.resolve();
      await pause(300);
      ended = true;
    });
    await queue.enqueue(db, 'agent', 'run_1');
    await begun.promise;
    await queue.drain(20_000);
    expect(ended).toBe(true);
  });
});

test('the workers take a run from its start to its review, and from its approval to its end', async () => {
  const { ctx, shop, start, run, openReview, url } = await openEngine({ script: refundOf(84_00) });
  const queue = await openQueue(url, () => {});
  onTestFinished(() => queue.drain(1_000));
  ctx.queue = queue;
  await startWorkers(ctx, queue, { agents: 2, executors: 2 });
  const { run: started } = await start(shop.addTicket().id);
  const status = async () => (await run(started.id)).status;
  await expect.poll(status, patience).toBe('awaiting_review');
  const { id: reviewId } = await openReview(started.id);
  shop.plan('refund', 'busy');
  await approveReview(ctx, { reviewId, person: grace, surface: 'message' });
  await expect.poll(status, patience).toBe('completed');
  expect([shop.refunds.length, shop.replies.length]).toEqual([1, 1]);
});

test('where our clock is behind the database’s, an alarm that rings early is set once more and rests', async () => {
  const { ctx, shop, start, openReview, url, db } = await openEngine({ script: refundOf(84_00) });
  const queue = await openQueue(url, () => {});
  onTestFinished(() => queue.drain(1_000));
  ctx.queue = queue;
  ctx.now = () => later(systemClock(), -10 * hour);
  await startWorkers(ctx, queue, { agents: 1, executors: 1 });
  const { run: started } = await start(shop.addTicket().id);
  const alarms = async () => {
    const rows = await db.execute(
      sql`select state, round(extract(epoch from start_after - now()) / 3600) as hours
          from pgboss.job where name = 'due' order by created_on`,
    );
    return rows.map(({ state, hours }) => [state, Number(hours)]);
  };
  await expect.poll(alarms, patience).toEqual([
    ['completed', -8],
    ['created', 2],
  ]);
  expect(await openReview(started.id)).toMatchObject({ timesKept: 0, resolution: null });
});
