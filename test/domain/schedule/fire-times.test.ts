import cronClock from 'node-cron';
import { describe, expect, test } from 'vitest';
import { parseCron } from '../../../src/domain/schedule/cron.ts';
import { firesBack, nextFire } from '../../../src/domain/schedule/fire-times.ts';
import { day, later, minute } from '../../../src/lib/time.ts';

const amsterdam = 'Europe/Amsterdam';
const newYork = 'America/New_York';
const lordHowe = 'Australia/Lord_Howe';

/** The times after one instant up to another, in UTC: `10-25 00:30`. */
function times(cron: string, timeZone: string, from: string, until: string): string[] {
  const parsed = parseCron(cron);
  const found: Date[] = [];
  for (let time = nextFire(parsed, new Date(from), timeZone); time; time = nextFire(parsed, time, timeZone)) {
    if (time > new Date(until)) break;
    found.push(time);
  }
  const back = [];
  for (const time of firesBack(parsed, new Date(until), timeZone)) {
    if (time <= new Date(from)) break;
    back.unshift(time);
  }
  expect(back).toEqual(found);
  return found.map(brief);
}

const brief = (time: Date) => time.toISOString().slice(5, 16).replace('T', ' ');

describe('a time of the day', () => {
  test.each([
    [
      '08:00 in Amsterdam stays 08:00 when the clocks go forward',
      '0 8 * * *',
      amsterdam,
      '2026-03-28',
      ['03-28 07:00', '03-29 06:00', '03-30 06:00'],
    ],
    [
      '08:00 in Amsterdam stays 08:00 when they go back',
      '0 8 * * *',
      amsterdam,
      '2026-10-24',
      ['10-24 06:00', '10-25 07:00', '10-26 07:00'],
    ],
    [
      '08:00 in New York stays 08:00 in spring',
      '0 8 * * *',
      newYork,
      '2026-03-07',
      ['03-07 13:00', '03-08 12:00', '03-09 12:00'],
    ],
    [
      '08:00 in New York stays 08:00 in autumn',
      '0 8 * * *',
      newYork,
      '2026-10-31',
      ['10-31 12:00', '11-01 13:00', '11-02 13:00'],
    ],
    [
      '08:00 on Lord Howe stays 08:00 when half an hour goes',
      '0 8 * * *',
      lordHowe,
      '2026-10-03',
      ['10-03 21:00', '10-04 21:00', '10-05 21:00'],
    ],
    [
      '08:00 on Lord Howe stays 08:00 when half an hour comes',
      '0 8 * * *',
      lordHowe,
      '2026-04-04',
      ['04-04 21:30', '04-05 21:30', '04-06 21:30'],
    ],
  ])('%s', (_, cron, timeZone, from, expected) => {
    expect(times(cron, timeZone, `${from}T00:00:00Z`, later(new Date(from), 3 * day).toISOString())).toEqual(
      expected,
    );
  });

  test.each([
    ['02:30 in Amsterdam', '30 2 * * *', amsterdam, '2026-03-28T12:00:00Z', '03-29 01:00'],
    ['02:30 in New York', '30 2 * * *', newYork, '2026-03-07T12:00:00Z', '03-08 07:00'],
    ['02:15 on Lord Howe', '15 2 * * *', lordHowe, '2026-10-03T12:00:00Z', '10-03 15:30'],
  ])(
    '%s, which the clocks pass over, fires once, at the moment they jump',
    (_, cron, timeZone, from, jump) => {
      const [first, second] = times(cron, timeZone, from, later(new Date(from), 2 * day).toISOString());
      expect(first).toBe(jump);
      expect(second?.slice(0, 5)).not.toBe(first?.slice(0, 5));
    },
  );

  test.each([
    ['02:30 in Amsterdam', '30 2 * * *', amsterdam, '2026-10-24T12:00:00Z', '10-25 00:30'],
    ['01:30 in New York', '30 1 * * *', newYork, '2026-10-31T12:00:00Z', '11-01 05:30'],
    ['01:45 on Lord Howe', '45 1 * * *', lordHowe, '2026-04-04T12:00:00Z', '04-04 14:45'],
  ])('%s, which the clocks show twice, fires once, the first time', (_, cron, timeZone, from, first) => {
    expect(times(cron, timeZone, from, later(new Date(from), day).toISOString())).toEqual([first]);
  });

  test('several in one gap are one fire: nobody wants four at once', () => {
    expect(times('*/15 2 * * *', amsterdam, '2026-03-29T00:00:00Z', '2026-03-29T12:00:00Z')).toEqual([
      '03-29 01:00',
    ]);
    expect(times('0 2,3 * * *', amsterdam, '2026-03-29T00:00:00Z', '2026-03-29T12:00:00Z')).toEqual([
      '03-29 01:00',
    ]);
  });

  test('a process that starts in the repeated hour does not fire what fired in the first', () => {
    expect(nextFire(parseCron('30 2 * * *'), new Date('2026-10-25T01:10:00Z'), amsterdam)).toEqual(
      new Date('2026-10-26T01:30:00Z'),
    );
  });
});

describe('every hour', () => {
  test('in Amsterdam is every real hour, on the days when the clocks change too', () => {
    const spring = times('30 * * * *', amsterdam, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z');
    const autumn = times('30 * * * *', amsterdam, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z');
    expect([spring.length, autumn.length]).toEqual([23, 25]);
    expect(autumn.slice(1, 5)).toEqual(['10-24 23:30', '10-25 00:30', '10-25 01:30', '10-25 02:30']);
  });

  test('on Lord Howe is whenever the clocks show that minute', () => {
    expect(times('0 * * * *', lordHowe, '2026-10-03T14:00:00Z', '2026-10-03T17:00:00Z')).toEqual([
      '10-03 14:30',
      '10-03 16:00',
      '10-03 17:00',
    ]);
  });
});

test('a year and a leap day come round', () => {
  expect(brief(nextFire(parseCron('0 9 29 feb *'), new Date('2026-11-23T00:00:00Z'), 'UTC')!)).toBe(
    '02-29 09:00',
  );
  expect(nextFire(parseCron('0 9 29 feb *'), new Date('2096-03-01T00:00:00Z'), 'UTC')?.getUTCFullYear()).toBe(
    2104,
  );
  expect(nextFire(parseCron('0 0 31 4 *'), new Date('2026-01-01T00:00:00Z'), 'UTC')).toBeNull();
  expect([...firesBack(parseCron('0 0 31 4 *'), new Date('2026-01-01T00:00:00Z'), 'UTC')]).toEqual([]);
});

describe('beside node-cron, minute by minute', () => {
  const crons = ['0 8 * * 1-5', '*/15 9-17 * * *', '5,35 */4 * * 7', '20-40/10 3 */2 nov,dec *'];
  const zones = [newYork, 'Asia/Kathmandu'];

  const theirs = (cron: string, timeZone: string, from: Date, until: Date) => {
    const task = cronClock.createTask(cron, () => {}, { timezone: timeZone });
    const found: string[] = [];
    for (let time = later(from, minute); time <= until; time = later(time, minute))
      if (task.match(time)) found.push(brief(time));
    return found;
  };

  test.each(crons)('%s is the same on days without a change of the clocks', (cron) => {
    for (const timeZone of zones) {
      const [from, until] = [new Date('2026-11-28T12:00:00Z'), new Date('2026-12-01T00:00:00Z')];
      expect(times(cron, timeZone, from.toISOString(), until.toISOString())).toEqual(
        theirs(cron, timeZone, from, until),
      );
    }
  });

  test('node-cron passes over a time that the clocks pass over, and takes both of a time that they show twice', () => {
    const at = (cron: string, from: string, until: string) =>
      theirs(cron, amsterdam, new Date(from), new Date(until));
    expect(at('30 2 * * *', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toEqual([]);
    expect(at('30 2 * * *', '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toEqual([
      '10-25 00:30',
      '10-25 01:30',
    ]);
  });
});
