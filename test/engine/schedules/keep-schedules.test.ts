import { describe, expect, test } from 'vitest';
import { workspaceChain } from '../../../src/db/events.ts';
import { schedules } from '../../../src/db/schema/schedules.ts';
import { keepSchedules } from '../../../src/engine/schedules/keep-schedules.ts';
import { registerSchedules } from '../../../src/engine/schedules/register-schedules.ts';
import { day, hour, later, minute } from '../../../src/lib/time.ts';
import { noon } from '../support/engine.ts';
import { openScheduled } from './support/scheduled.ts';

/** From noon in London to 08:00 in Berlin, the first time of the schedule. */
const toEight = 19 * hour;

describe('a time that comes', () => {
  test('is one fire, one event and one job, and its job starts the runs that there are', async () => {
    const { keep, work, pass, fires, runs, eventRows, fireRows, runsOf, run } = await openScheduled();
    pass(toEight - 1);
    await keep();
    expect(await fires()).toEqual([]);
    pass(1);
    await keep();
    await keep();
    expect(await fires()).toEqual(['11-24 07:00 due']);
    expect(await work()).toBe(1);
    expect(await fires()).toEqual(['11-24 07:00 started']);
    const [fire] = await fireRows();
    const [started, ...others] = await runs();
    expect([started?.trigger, started?.requesterId, started?.status, others]).toEqual([
      'schedule',
      null,
      'queued',
      [],
    ]);
    expect(await runsOf(fire?.id ?? '')).toMatchObject([{ runId: started?.id, how: 'started' }]);
    expect((await run(started?.id ?? '')).subjectLabel).toMatch(/^Ticket \d+$/);
    expect((await eventRows(workspaceChain)).map(({ type, actorKind }) => [type, actorKind])).toEqual([
      ['schedule.fired', 'clock'],
      ['schedule.started', 'clock'],
    ]);
  });

  test('is fired once by ten that look at the same moment', async () => {
    const { ctx, pass, fires, work, runs } = await openScheduled({}, { racing: true });
    pass(toEight);
    await Promise.all(Array.from({ length: 10 }, () => keepSchedules(ctx)));
    expect(await fires()).toEqual(['11-24 07:00 due']);
    expect(await work()).toBe(1);
    expect(await runs()).toHaveLength(1);
  });

  test('leaves nothing behind when its transaction does not commit', async () => {
    const { ctx, keep, pass, fires, takeJobs } = await openScheduled();
    pass(toEight);
    const { enqueue } = ctx.queue;
    ctx.queue.enqueue = () => Promise.reject(new Error('the database is gone'));
    await keep();
    expect([await fires(), await takeJobs()]).toEqual([[], []]);
    ctx.queue.enqueue = enqueue;
    await keep();
    expect(await fires()).toEqual(['11-24 07:00 due']);
  });
});

describe('when nobody was there', () => {
  test('latest: Monday’s report comes once, late, and it says so', async () => {
    const { keepAndWork, pass, fires, runs } = await openScheduled();
    pass(toEight + 2 * day + 3 * hour);
    await keepAndWork();
    expect(await fires()).toEqual(['11-26 07:00 started +2']);
    expect(await runs()).toHaveLength(1);
  });

  test('all: each time has its runs', async () => {
    const { keepAndWork, pass, fires, runs } = await openScheduled({ missed: 'all' });
    pass(toEight + 2 * day);
    expect(await keepAndWork()).toBe(3);
    expect(await fires()).toEqual(['11-24 07:00 started', '11-25 07:00 started', '11-26 07:00 started']);
    expect(await runs()).toHaveLength(3);
  });

  test('skip: what is an hour late does not come, and the next time does', async () => {
    const { keepAndWork, pass, fires, runs } = await openScheduled({ missed: 'skip' });
    pass(toEight + hour);
    expect(await keepAndWork()).toBe(0);
    pass(day - hour + 9 * minute);
    await keepAndWork();
    expect(await fires()).toEqual(['11-24 07:00 skipped missed', '11-25 07:00 started']);
    expect(await runs()).toHaveLength(1);
  });
});

describe('when the clock is wrong', () => {
  test('set back: nothing fires twice', async () => {
    const { keepAndWork, pass, fires, runs } = await openScheduled({ missed: 'all' });
    pass(toEight + day);
    await keepAndWork();
    pass(-day - hour);
    for (let hours = 0; hours < 26; hours += 1) {
      await keepAndWork();
      pass(hour);
    }
    expect(await fires()).toEqual(['11-24 07:00 started', '11-25 07:00 started']);
    expect(await runs()).toHaveLength(2);
  });

  test('a year ahead for a moment: it is not silent for a year, and fires no time again', async () => {
    const { keepAndWork, pass, fires } = await openScheduled();
    pass(toEight);
    await keepAndWork();
    pass(365 * day);
    await keepAndWork();
    pass(-365 * day - hour);
    await keepAndWork();
    pass(hour);
    await keepAndWork();
    pass(day);
    await keepAndWork();
    expect((await fires()).map((fire) => fire.slice(0, 11))).toEqual([
      '11-24 07:00',
      '11-25 07:00',
      '11-24 07:00',
    ]);
  });
});

describe('a deploy', () => {
  test('with the same times goes on where the last one was', async () => {
    const { ctx, pass, keepAndWork, fires } = await openScheduled();
    pass(toEight + hour);
    await registerSchedules(ctx);
    await keepAndWork();
    expect(await fires()).toEqual(['11-24 07:00 started']);
  });

  test('with other times: they count from now on, what was due under the old ones is done, and both are on record', async () => {
    const { version, pass, keepAndWork, fires, row, events } = await openScheduled();
    pass(toEight + 5 * minute);
    const later9 = version({ cron: '30 6 * * *', timeZone: 'America/New_York' });
    await registerSchedules(later9);
    expect(await fires()).toEqual(['11-24 07:00 due']);
    expect(await row()).toMatchObject({
      cron: '30 6 * * *',
      timeZone: 'America/New_York',
      nextAt: new Date('2026-11-24T11:30:00Z'),
    });
    await keepAndWork(later9);
    pass(5 * hour);
    await keepAndWork(later9);
    expect(await fires()).toEqual(['11-24 07:00 started', '11-24 11:30 started']);
    expect(await events(workspaceChain)).toContain('schedule.changed');
  });

  test('an earlier time of today does not fire because the deploy came after it', async () => {
    const { version, keepAndWork, fires, pass } = await openScheduled();
    const now = version({ cron: '0 7 * * *' });
    pass(toEight - 30 * minute);
    await registerSchedules(now);
    await keepAndWork(now);
    expect(await fires()).toEqual([]);
  });

  test('two versions side by side: only the newer fires, at its times, and the older takes over when the newer is gone', async () => {
    const { ctx, version, keepAndWork, pass, fires } = await openScheduled();
    const newer = version({ cron: '0 9 * * *' });
    await registerSchedules(newer);
    pass(toEight - minute);
    await keepAndWork(newer);
    pass(minute);
    await keepAndWork(ctx);
    await keepAndWork(newer);
    expect(await fires()).toEqual([]);
    pass(hour);
    await keepAndWork(ctx);
    await keepAndWork(newer);
    expect(await fires()).toEqual(['11-24 08:00 started']);
    pass(6 * minute);
    await keepAndWork(ctx);
    pass(day - hour - 6 * minute);
    await keepAndWork(ctx);
    expect(await fires()).toEqual(['11-24 08:00 started', '11-25 07:00 started']);
  });

  test('that has it no longer: it is silent, and begins anew when it is back', async () => {
    const { ctx, version, keepAndWork, pass, fires, row } = await openScheduled();
    const without = version(undefined);
    await registerSchedules(without);
    pass(toEight);
    await keepAndWork(without);
    expect(await row()).toMatchObject({ nextAt: null });
    pass(30 * day);
    await registerSchedules(ctx);
    await keepAndWork();
    expect(await fires()).toEqual([]);
    pass(day);
    await keepAndWork();
    expect(await fires()).toEqual(['12-25 07:00 started']);
  });

  test('a job that the older version gets goes to the newer, which knows its schedule', async () => {
    const { keep, version, work, ctx, pass, fires, fireRows } = await openScheduled();
    pass(toEight);
    await keep();
    await expect(work(version(undefined))).rejects.toThrow('not_in_this_version');
    expect(await fires()).toEqual(['11-24 07:00 due']);
    const [fire] = await fireRows();
    await ctx.queue.enqueue(ctx.db, 'fire', fire?.id ?? '');
    await work(version(undefined), 7);
    expect(await fires()).toEqual(['11-24 07:00 skipped not_in_this_version']);
  });
});

test('a schedule that begins paused does so where it is new, and nowhere else', async () => {
  const { ctx, row, db } = await openScheduled();
  await registerSchedules(ctx, ['refunds/daily']);
  expect(await row()).toMatchObject({ pausedBy: null, nextAt: later(noon, toEight) });
  await db.delete(schedules);
  await registerSchedules(ctx, ['refunds/daily']);
  expect(await row()).toMatchObject({ pausedBy: 'leenops', pausedAt: noon });
});
