import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runs } from '../../src/db/schema/runs.ts';
import { steps } from '../../src/db/schema/runs.ts';
import { openArena } from './support/arena.ts';
import { expectAllOnRecord, expectDoneOnce } from './support/expect-done-once.ts';
import { adaAsks, reviewersApprove } from './support/people-at-work.ts';
import { randomFrom } from './support/random.ts';
import { untilEverythingIsOver } from './support/settled.ts';

test(
  'SIGTERM in the middle of work: it ends what it does, leaves with 0, and the other process does the rest',
  { timeout: 180_000 },
  async () => {
    const { world, db, tickets, replicas, logFile } = await openArena({
      replicas: 2,
      tickets: 5,
      modelDelayMs: 300,
    });
    const [leaving, staying] = replicas;
    if (!leaving || !staying) throw new Error('There should be two processes.');
    const goneHome = new AbortController();
    let address = leaving.eventsUrl;
    const toSomeProcess = () => world.slack.deliverTo(address);
    const office = { slack: world.slack, random: randomFrom(7), toSomeProcess, signal: goneHome.signal };
    const asking = adaAsks(office, tickets);
    const reviewing = reviewersApprove(office);

    await expect.poll(() => db.$count(steps), { timeout: 30_000 }).toBeGreaterThan(2);
    const ended = leaving.terminate();
    address = staying.eventsUrl;
    expect(await ended).toBe(0);

    const told = await asking;
    await Promise.race([untilEverythingIsOver(db, 90_000), reviewing]);
    goneHome.abort();
    await reviewing;
    expect(await staying.terminate()).toBe(0);

    const all = await db.select().from(runs);
    expect(all.map(({ id }) => id).toSorted()).toEqual(told.toSorted());
    expect(all.map(({ status }) => status)).toEqual(tickets.map(() => 'completed'));
    await expectDoneOnce(db, world.company.state());
    await expectAllOnRecord(db);
    const log = readFileSync(logFile, 'utf8');
    expect(log.match(/"msg":"stopped"/g)).toHaveLength(2);
    expect(log.split('\n').filter((line) => line.includes('"level":"error"'))).toEqual([]);
  },
);
