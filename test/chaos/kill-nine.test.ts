import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runs } from '../../src/db/schema/runs.ts';
import { openArena } from './support/arena.ts';
import { expectAllOnRecord, expectDoneOnce } from './support/expect-done-once.ts';
import { adaAsks, reviewersApprove } from './support/people-at-work.ts';
import { randomFrom } from './support/random.ts';
import { untilEverythingIsOver } from './support/settled.ts';

const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 100_000);
/** Both, so that a slow machine sees enough kills and a fast one enough work between them. */
const killing = { atLeastMs: 20_000, kills: 8 };
/** A message that was on its way when its writer died is looked for a minute later. */
const settlingMs = 150_000;

test(
  'kill -9 at any moment, over and over: nothing is lost, nothing is done twice',
  { timeout: 420_000 },
  async () => {
    const { world, db, tickets, addReplica } = await openArena({ tickets: 12, modelDelayMs: 40 });
    const replicas = await Promise.all([addReplica(), addReplica()]);
    const random = randomFrom(seed);
    const goneHome = new AbortController();
    const toSomeProcess = () => {
      const ready = replicas.filter(({ isReady }) => isReady);
      const [first = replicas[0], ...others] = ready;
      world.slack.deliverTo(random.oneOf([first, ...others]).eventsUrl);
    };
    const office = { slack: world.slack, random, toSomeProcess, signal: goneHome.signal };
    const asking = adaAsks(office, tickets);
    const reviewing = reviewersApprove(office);

    const kills = () => replicas.reduce((sum, replica) => sum + replica.kills, 0);
    const until = Date.now() + killing.atLeastMs;
    while (Date.now() < until || kills() < killing.kills) {
      await pause(random.between(100, 1_200));
      const spareStarting = random.next() < 0.9;
      const [victim, ...others] = replicas.filter(({ isReady }) => isReady || !spareStarting);
      if (victim) await random.oneOf([victim, ...others]).kill();
    }
    await Promise.all(replicas.map((replica) => replica.ready()));

    const told = await asking;
    await Promise.race([untilEverythingIsOver(db, settlingMs), reviewing]);
    goneHome.abort();
    await reviewing;
    process.stdout.write(`kill -9: ${kills()} kills, ${told.length} runs, CHAOS_SEED=${seed}\n`);

    const all = await db.select().from(runs);
    expect(new Set(told).size).toBe(tickets.length);
    expect(told.filter((id) => !all.some((run) => run.id === id))).toEqual([]);
    expect(all.map(({ status }) => status)).toEqual(tickets.map(() => 'completed'));
    expect(replicas.map(({ isReady }) => isReady)).toEqual([true, true]);
    await expectDoneOnce(db, world.company.state());
    await expectAllOnRecord(db);
  },
);
