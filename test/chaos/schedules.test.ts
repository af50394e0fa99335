import { setTimeout as pause } from 'node:timers/promises';
import { asc, eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { listEvents, workspaceChain } from '../../src/db/events.ts';
import { runs } from '../../src/db/schema/runs.ts';
import { fireRuns, fires } from '../../src/db/schema/schedules.ts';
import { minute } from '../../src/lib/time.ts';
import { bindTeams } from '../engine/support/bind-teams.ts';
import { teams } from '../support/cast.ts';
import { startChild } from '../support/child.ts';
import type { Child } from '../support/child.ts';
import { freshDatabase } from '../support/postgres.ts';
import { randomFrom } from './support/random.ts';

const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 100_000);
const program = new URL('./support/scheduled-replica.ts', import.meta.url).pathname;
const startsAt = Date.parse('2026-11-23T07:59:30Z');
const minutes = 60;
const kills = 6;

type Replica = { child: Child; readonly isReady: boolean; ready: Promise<void> };

function keepOne(args: string[]): Replica {
  const child = startChild(program, args);
  let isReady = false;
  const ready = child.next().then(() => void (isReady = true));
  ready.catch(() => {}); // killed before it was up
  return {
    child,
    ready,
    get isReady() {
      return isReady;
    },
  };
}

test(
  'three replicas, killed with kill -9 and started again: every time is fired once, and its runs start once',
  { timeout: 120_000 },
  async () => {
    const { url, drop } = await freshDatabase();
    const { db, close } = openDatabase(url, { max: 2 });
    const replicas: Replica[] = [];
    onTestFinished(async () => {
      await Promise.all(replicas.map(({ child }) => child.kill('SIGKILL')));
      await close();
      await drop();
    });
    await bindTeams({ db }, { teams });
    const clock = { startsAt, until: startsAt + minutes * minute, speed: 400 };
    const start = () => keepOne([JSON.stringify({ ...clock, url })]);
    replicas.push(start(), start(), start());
    await Promise.all(replicas.map(({ ready }) => ready));
    const began = Date.now();
    const tell = async ({ ready, child }: Replica) => {
      await ready;
      child.send(began);
    };
    await Promise.all(replicas.map(tell));

    const random = randomFrom(seed);
    let killed = 0;
    while (Date.now() < began + (minutes * minute) / clock.speed || killed < kills) {
      await pause(random.between(100, 700));
      const all = random.next() < 0.2;
      for (const [nth, replica] of replicas.entries()) {
        if (!all && (!replica.isReady || random.next() < 0.5)) continue;
        await replica.child.kill('SIGKILL');
        const next = start();
        replicas[nth] = next;
        tell(next).catch(() => {}); // killed before it was up
        killed += 1;
      }
    }
    const read = () => db.select().from(fires).orderBy(asc(fires.at));
    const settled = async () => {
      const all = await read();
      const last = all.findLast(({ name }) => name === 'all');
      const isWhole = last !== undefined && last.at.getTime() > clock.until - minute;
      return isWhole && all.every(({ status }) => status === 'started');
    };
    await expect.poll(settled, { timeout: 60_000, interval: 200 }).toBe(true);
    process.stdout.write(`schedules: ${killed} kills, CHAOS_SEED=${seed}\n`);

    const all = await read();
    const each = all.filter(({ name }) => name === 'all');
    const first = each[0]?.at.getTime() ?? 0;
    expect(each.map(({ at }) => at.getTime())).toEqual(each.map((_, nth) => first + nth * minute));
    const newest = all.filter(({ name }) => name === 'latest');
    const times = newest.flatMap(({ at, missed }) =>
      Array.from({ length: missed + 1 }, (_, nth) => at.getTime() - nth * 3 * minute).toReversed(),
    );
    expect(times).toEqual(times.map((_, nth) => (times[0] ?? 0) + nth * 3 * minute));

    const started = await db.select().from(runs).where(eq(runs.trigger, 'schedule'));
    const linked = await db.select().from(fireRuns);
    expect(started.length).toBe(new Set(started.map(({ subjectKey }) => subjectKey)).size);
    for (const fire of each) expect(linked.filter(({ fireId }) => fireId === fire.id)).toHaveLength(2);
    expect(new Set(linked.map(({ runId }) => runId)).size).toBe(started.length);
    const events = await listEvents(db, workspaceChain);
    for (const type of ['schedule.fired', 'schedule.started'] as const) {
      const told = events.filter((event) => event.type === type).map(({ data }) => data['fire'] as string);
      expect(told.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    }
  },
);
