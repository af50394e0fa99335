import { describe, expect, test } from 'vitest';
import { workspaceChain } from '../../../src/db/events.ts';
import { incidents } from '../../../src/db/schema/actions.ts';
import { fires } from '../../../src/db/schema/schedules.ts';
import { ToolFailure } from '../../../src/domain/tool-failure.ts';
import { sweep } from '../../../src/engine/runs/sweep.ts';
import { tellOwners } from '../../../src/engine/incidents/tell-owners.ts';
import { mostRuns, startFire } from '../../../src/engine/schedules/start-fire.ts';
import { day, hour, minute } from '../../../src/lib/time.ts';
import { margaret, priya } from '../../support/cast.ts';
import { toldAbout } from '../support/outbox-rows.ts';
import { openScheduled } from './support/scheduled.ts';

const toEight = 19 * hour;
const tickets = (...numbers: number[]) =>
  numbers.map((number) => ({ intake: { ticket: String(number) }, change: 'opened' }));
const failure = (code: string) =>
  new ToolFailure({ system: 'desk', code, certainty: 'not_applied', message: `Desk ${code}. Look there.` });

/** At 08:00 with a fire that is due. */
async function atEight(arrivals: () => ReturnType<typeof tickets> | Promise<ReturnType<typeof tickets>>) {
  const scheduled = await openScheduled({ arrivals });
  scheduled.pass(toEight);
  await scheduled.keep();
  return scheduled;
}

describe('what there is to do', () => {
  test('is a run for each; nothing to do is no run and no trouble', async () => {
    let there = tickets(1, 2, 3);
    const { work, runs, fires, pass, keepAndWork } = await atEight(() => there);
    await work();
    expect(await runs()).toHaveLength(3);
    there = [];
    pass(day);
    await keepAndWork();
    expect(await fires()).toEqual(['11-24 07:00 started', '11-25 07:00 started']);
    expect(await runs()).toHaveLength(3);
  });

  test('a ticket that did not change since is the run it was; one that somebody asked for is joined', async () => {
    const { work, runs, pass, keepAndWork, start, fireRows, runsOf } = await atEight(() => tickets(1, 2));
    const asked = await start('2');
    await work();
    pass(day);
    await keepAndWork();
    expect(await runs()).toHaveLength(2);
    const [first, second] = await fireRows();
    expect((await runsOf(first?.id ?? '')).map(({ how }) => how).toSorted()).toEqual(['joined', 'started']);
    expect((await runsOf(second?.id ?? '')).find(({ runId }) => runId === asked.run.id)?.how).toBe(
      'repeated',
    );
  });

  test('a job that died in the middle and comes again starts what is missing and nothing twice', async () => {
    let calls = 0;
    const { ctx, fireRows, runs, fires, takeJobs } = await atEight(() => tickets(1, 2, 3));
    const [fire] = await fireRows();
    const { enqueue } = ctx.queue;
    ctx.queue.enqueue = async (...job) => {
      if (job[1] === 'agent' && ++calls === 2) throw new Error('killed');
      return enqueue(...job);
    };
    const attempt = () => startFire(ctx, fire?.id ?? '', AbortSignal.any([]), 0);
    await expect(attempt()).rejects.toThrow('killed');
    expect(await runs()).toHaveLength(1);
    await Promise.all([attempt(), attempt()]);
    await attempt();
    expect(await runs()).toHaveLength(3);
    expect(await fires()).toEqual(['11-24 07:00 started']);
    expect((await takeJobs()).filter(({ name }) => name === 'agent')).toHaveLength(3);
  });

  test('more than a time may start: the rest comes with the next', async () => {
    const all = tickets(...Array.from({ length: mostRuns + 2 }, (_, index) => index + 1));
    const { work, runs, fireRows, pass, keepAndWork } = await atEight(() => all);
    await work();
    expect([(await runs()).length, (await fireRows())[0]?.code]).toEqual([mostRuns, 'more_left']);
    pass(day);
    await keepAndWork();
    expect(await runs()).toHaveLength(mostRuns + 2);
  });
});

describe('when the system that says so', () => {
  test('is busy, it is asked again, for as long as its job is tried', async () => {
    const { work, fires, ctx, fireRows, db } = await atEight(() => Promise.reject(failure('rate_limit')));
    await expect(work()).rejects.toThrow('Not now: rate_limit');
    const [fire] = await fireRows();
    await expect(startFire(ctx, fire?.id ?? '', AbortSignal.any([]), 6)).rejects.toThrow('Not now');
    expect(await fires()).toEqual(['11-24 07:00 due']);
    await startFire(ctx, fire?.id ?? '', AbortSignal.any([]), 7);
    expect(await fires()).toEqual(['11-24 07:00 failed rate_limit']);
    expect(await db.select().from(incidents)).toMatchObject([
      { cause: 'connector', code: 'rate_limit', runId: null },
    ]);
  });

  test('refuses, the owners are told, each in a direct message where they have no channel of their own', async () => {
    const { ctx, fireRows, fires, db, takeJobs, rooms, events } = await atEight(() =>
      Promise.reject(failure('unauthorized')),
    );
    rooms.set('C0SUPPORT', 'archived');
    const [fire] = await fireRows();
    await startFire(ctx, fire?.id ?? '', AbortSignal.any([]), 2);
    expect(await fires()).toEqual(['11-24 07:00 failed unauthorized']);
    const [incident] = await db.select().from(incidents);
    const jobs = (await takeJobs()).filter(({ name }) => name === 'incident');
    expect(jobs.map(({ id }) => id)).toEqual([incident?.id]);
    await tellOwners(ctx, incident?.id ?? '');
    expect((await toldAbout(db, incident?.id ?? '')).map(([to]) => to)).toEqual([margaret, priya]);
    expect(await events(workspaceChain)).toEqual(['schedule.fired', 'schedule.failed', 'incident.opened']);
  });

  test('names what the workflow does not take: the others are started, and the owners hear of it', async () => {
    const { work, fires, runs } = await atEight(() => [
      ...tickets(1),
      { intake: { ticket: 'x' }, change: '1' },
      ...tickets(2),
    ]);
    await work();
    expect(await runs()).toHaveLength(2);
    expect(await fires()).toEqual(['11-24 07:00 failed bad_input']);
  });
});

test('a fire whose job was lost gets another', async () => {
  const { takeJobs, ctx, pass, fires, work } = await atEight(() => tickets(1));
  await takeJobs();
  pass(14 * minute);
  expect(await sweep(ctx)).toBe(0);
  pass(2 * minute);
  expect(await sweep(ctx)).toBe(1);
  expect(await work()).toBe(1);
  expect(await fires()).toEqual(['11-24 07:00 started']);
});

test('a fire that nothing settles goes before its owner in the end', async () => {
  const { takeJobs, ctx, pass, db, fires: seen } = await atEight(() => tickets(1));
  await takeJobs();
  await db.update(fires).set({ tries: 40 });
  pass(16 * minute);
  await sweep(ctx);
  expect(await seen()).toEqual(['11-24 07:00 failed arrivals']);
  expect((await takeJobs()).map(({ name }) => name)).toEqual(['incident']);
});
