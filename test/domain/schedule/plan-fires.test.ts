import { describe, expect, test } from 'vitest';
import { mostCounted, mostMadeUpFor, planFires } from '../../../src/domain/schedule/plan-fires.ts';
import type { Missed } from '../../../src/domain/starts.ts';
import { day, hour, later, minute } from '../../../src/lib/time.ts';

const monday = new Date('2026-11-23T08:00:00Z');
const daily = { cron: '0 8 * * *', timeZone: 'UTC', settledAt: later(monday, -day) };
const plan = (missed: Missed, now: Date, { isPaused = false, standing = daily } = {}) =>
  planFires(standing, missed, now, isPaused);
const days = (count: number) => later(monday, count * day);

test('nothing is due before its time', () => {
  expect(plan('latest', later(monday, -1))).toEqual({
    fires: [],
    settledAt: daily.settledAt,
    nextAt: monday,
    held: 0,
  });
});

test.each(['latest', 'all', 'skip'] as const)('with %s, a time is fired when it comes', (missed) => {
  expect(plan(missed, monday)).toEqual({
    fires: [{ at: monday, status: 'due', code: null, missed: 0 }],
    settledAt: monday,
    nextAt: days(1),
    held: 0,
  });
});

describe('when nobody was there for three days', () => {
  const back = later(days(3), hour);

  test('latest: one run for the newest time, which says that there were three before', () => {
    expect(plan('latest', back)).toMatchObject({
      fires: [{ at: days(3), status: 'due', missed: 3 }],
      settledAt: days(3),
      nextAt: days(4),
    });
  });

  test('all: a run for each, oldest first', () => {
    const { fires } = plan('all', back);
    expect(fires.map(({ at, missed }) => [at, missed])).toEqual([0, 1, 2, 3].map((each) => [days(each), 0]));
  });

  test('skip: none, and the newest is on record as missed', () => {
    expect(plan('skip', back)).toMatchObject({
      fires: [{ at: days(3), status: 'skipped', code: 'missed', missed: 3 }],
    });
  });

  test('skip: within ten minutes it is late, not missed', () => {
    expect(plan('skip', later(days(3), 10 * minute)).fires).toMatchObject([{ status: 'due', missed: 3 }]);
    expect(plan('skip', later(days(3), 10 * minute + 1)).fires).toMatchObject([{ status: 'skipped' }]);
  });
});

test('all makes up for the newest hundred, and says how many it leaves out', () => {
  const standing = { ...daily, cron: '*/5 * * * *' };
  const { fires, settledAt } = plan('all', monday, { standing });
  expect(fires).toHaveLength(mostMadeUpFor);
  expect(fires[0]).toMatchObject({ missed: 288 - mostMadeUpFor });
  expect([fires.at(-1)?.at, settledAt]).toEqual([monday, monday]);
});

test('a minute’s schedule that was away for a month is counted no further than makes sense', () => {
  const standing = { ...daily, cron: '* * * * *' };
  expect(plan('latest', days(30), { standing }).fires).toMatchObject([{ at: days(30), missed: mostCounted }]);
});

describe('while it is paused', () => {
  test.each(['latest', 'skip'] as const)('%s: the time is on record as skipped', (missed) => {
    expect(plan(missed, monday, { isPaused: true })).toMatchObject({
      fires: [{ at: monday, status: 'skipped', code: 'paused', missed: 0 }],
      settledAt: monday,
    });
  });

  test('all: the times wait until it goes on', () => {
    expect(plan('all', later(days(2), hour), { isPaused: true })).toEqual({
      fires: [],
      settledAt: daily.settledAt,
      nextAt: monday,
      held: 3,
    });
  });
});

test('a clock that was set back plans nothing anew', () => {
  const standing = { ...daily, settledAt: monday };
  expect(plan('all', later(monday, -3 * day), { standing })).toMatchObject({
    fires: [],
    settledAt: monday,
    nextAt: days(1),
  });
});
