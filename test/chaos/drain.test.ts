import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runs, steps } from '../../src/db/schema/runs.ts';
import { sql } from 'drizzle-orm';
import { openArena } from './support/arena.ts';
import { expectAllOnRecord, expectDoneOnce } from './support/expect-done-once.ts';
import { adaAsks, reviewersApprove } from './support/people-at-work.ts';
import { randomFrom } from './support/random.ts';
import { untilEverythingIsOver } from './support/settled.ts';

const patience = { timeout: 30_000 };

test(
  'SIGTERM in the middle of work: the process ends what it does and leaves with 0, the next one does the rest',
  { timeout: 180_000 },
  async () => {
    const { world, db, tickets, logFile, addReplica } = await openArena({ tickets: 4, modelDelayMs: 400 });
    const leaving = await addReplica();
    world.slack.deliverTo(leaving.eventsUrl);
    const goneHome = new AbortController();
    const toSomeProcess = () => {};
    const office = { slack: world.slack, random: randomFrom(7), toSomeProcess, signal: goneHome.signal };
    const asking = adaAsks(office, tickets);
    const thinking = () => db.$count(runs, sql`status = 'running'`);
    await expect.poll(thinking, patience).toBeGreaterThan(0);

    expect(await leaving.terminate()).toBe(0);
    expect(await thinking()).toBe(0);
    expect(await db.$count(steps, sql`status = 'running'`)).toBe(0);

    const next = await addReplica();
    world.slack.deliverTo(next.eventsUrl);
    const reviewing = reviewersApprove(office);
    const told = await asking;
    await Promise.race([untilEverythingIsOver(db, 90_000), reviewing]);
    goneHome.abort();
    await reviewing;
    expect(await next.terminate()).toBe(0);

    const all = await db.select().from(runs);
    expect(all.map(({ id }) => id).toSorted()).toEqual(told.toSorted());
    expect(all.map(({ status, attempt }) => [status, attempt])).toEqual(tickets.map(() => ['completed', 1]));
    await expectDoneOnce(db, world.company.state());
    await expectAllOnRecord(db);
    const log = readFileSync(logFile, 'utf8');
    expect(log.match(/"msg":"stopped"/g)).toHaveLength(2);
    expect(log.split('\n').filter((line) => line.includes('"level":"error"'))).toEqual([]);
  },
);
