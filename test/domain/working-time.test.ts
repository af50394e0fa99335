import { describe, expect, test } from 'vitest';
import { addWorkingTime, problemsOfHours, workingTimeBetween } from '../../src/domain/working-time.ts';
import type { WorkingHours } from '../../src/domain/working-time.ts';
import { day, hour, minute } from '../../src/lib/time.ts';
import { randomFrom } from '../chaos/support/random.ts';
import type { Random } from '../chaos/support/random.ts';

const amsterdam: WorkingHours = {
  timeZone: 'Europe/Amsterdam',
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '17:00',
  holidays: ['2026-12-25'],
};

/** From and to as the clocks in Amsterdam show them. */
const after = (start: string, milliseconds: number, hours = amsterdam) =>
  addWorkingTime(new Date(start), milliseconds, hours).toISOString().replace(':00.000Z', 'Z');

describe('four hours of working time', () => {
  test.each([
    ['on a Monday morning', '2026-11-23T09:00+01:00', '2026-11-23T12:00Z'],
    ['that end exactly at closing time', '2026-11-23T13:00+01:00', '2026-11-23T16:00Z'],
    ['over night', '2026-11-23T15:00+01:00', '2026-11-24T10:00Z'],
    ['from before opening', '2026-11-23T06:00+01:00', '2026-11-23T12:00Z'],
    ['from after closing', '2026-11-23T20:00+01:00', '2026-11-24T12:00Z'],
    ['from closing time itself', '2026-11-23T17:00+01:00', '2026-11-24T12:00Z'],
    ['over the weekend', '2026-11-27T16:00+01:00', '2026-11-30T11:00Z'],
    ['from a Sunday', '2026-11-29T12:00+01:00', '2026-11-30T12:00Z'],
    ['over a holiday and the weekend behind it', '2026-12-24T15:00+01:00', '2026-12-28T10:00Z'],
    ['over the spring change', '2026-03-27T15:00+01:00', '2026-03-30T09:00Z'],
    ['over the autumn change', '2026-10-23T15:00+02:00', '2026-10-26T10:00Z'],
  ])('%s', (_when, start, end) => {
    expect(after(start, 4 * hour)).toBe(end);
  });

  test('of a team that is at work all night, when the clocks change', () => {
    const nights = { ...amsterdam, days: [7], from: '00:00', to: '06:00' };
    expect(after('2026-03-29T00:00+01:00', 4 * hour, nights)).toBe('2026-03-29T03:00Z');
    expect(after('2026-03-29T00:00+01:00', 5 * hour, nights)).toBe('2026-03-29T04:00Z');
    expect(after('2026-03-29T00:00+01:00', 6 * hour, nights)).toBe('2026-04-04T23:00Z');
    expect(after('2026-10-25T00:00+02:00', 7 * hour, nights)).toBe('2026-10-25T05:00Z');
  });

  test('where it is still yesterday', () => {
    const honolulu = { ...amsterdam, timeZone: 'Pacific/Honolulu' };
    expect(after('2026-11-24T02:00Z', 4 * hour, honolulu)).toBe('2026-11-24T22:00Z');
  });
});

test('ninety days of working time are ninety working days', () => {
  const days = { ...amsterdam, holidays: [] };
  expect(after('2026-01-05T09:00+01:00', 90 * 8 * hour, days)).toBe('2026-05-08T15:00Z');
});

test('no time at all is now, at work or not', () => {
  expect(after('2026-11-29T12:00+01:00', 0)).toBe('2026-11-29T11:00Z');
});

describe('whatever the hours and the start', () => {
  const zones = [
    'UTC',
    'Europe/Amsterdam',
    'America/New_York',
    'America/St_Johns',
    'America/Havana',
    'Africa/Cairo',
    'Africa/Casablanca',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Pacific/Chatham',
  ] as const;
  const always = (timeZone: string): WorkingHours => ({
    timeZone,
    days: [1, 2, 3, 4, 5, 6, 7],
    from: '00:00',
    to: '24:00',
  });
  const two = (value: number) => String(value).padStart(2, '0');
  const upTo = (random: Random, most: number) => Math.floor(random.next() * most);

  /** Starts around the days on which clocks change, where it is easiest to be wrong. */
  function anInstant(random: Random): Date {
    const around = random.oneOf([
      '2026-03-08',
      '2026-03-29',
      '2026-04-05',
      '2026-10-04',
      '2026-10-25',
      '2026-11-01',
    ]);
    return new Date(Date.parse(around) - 4 * day + upTo(random, 8 * day));
  }

  function someHours(random: Random): WorkingHours {
    const from = upTo(random, 23 * 60);
    const to = from + 1 + upTo(random, 24 * 60 - from);
    const time = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    const days = [1, 2, 3, 4, 5, 6, 7].filter(() => random.next() < 0.6);
    return {
      timeZone: random.oneOf(zones),
      days: days.length ? days : [3],
      from: time(from),
      to: time(to),
      holidays: ['2026-03-30', '2026-10-24'],
    };
  }

  const span = (random: Random) => 1 + upTo(random, random.oneOf([minute, hour, 20 * hour]));
  const seeds = Array.from({ length: 400 }, (_, seed) => seed);

  test('a then b is a and b, and more is later', () => {
    for (const seed of seeds) {
      const random = randomFrom(seed);
      const [hours, start, a, b] = [someHours(random), anInstant(random), span(random), span(random)];
      const first = addWorkingTime(start, a, hours);
      const both = addWorkingTime(start, a + b, hours);
      expect(addWorkingTime(first, b, hours), `seed ${seed}`).toEqual(both);
      expect(both.getTime() - first.getTime(), `seed ${seed}`).toBeGreaterThanOrEqual(b);
      expect(workingTimeBetween(start, first, hours), `seed ${seed}`).toBe(a);
    }
  });

  test('who starts later is not done earlier', () => {
    for (const seed of seeds) {
      const random = randomFrom(seed);
      const [hours, start, time] = [someHours(random), anInstant(random), span(random)];
      const laterStart = new Date(start.getTime() + span(random));
      const [first, second] = [start, laterStart].map((each) => addWorkingTime(each, time, hours).getTime());
      expect(second, `seed ${seed}`).toBeGreaterThanOrEqual(first ?? Number.NaN);
    }
  });

  test('at work day and night, working time is time', () => {
    for (const seed of seeds) {
      const random = randomFrom(seed);
      const [hours, start, time] = [always(random.oneOf(zones)), anInstant(random), span(random)];
      const elapsed = new Date(start.getTime() + time);
      expect(addWorkingTime(start, time, hours), `seed ${seed}`).toEqual(elapsed);
      expect(addWorkingTime(start, time, null)).toEqual(elapsed);
      expect(workingTimeBetween(start, elapsed, null)).toBe(time);
    }
  });
});

describe('hours that cannot be kept are named', () => {
  test.each<[string, Partial<WorkingHours>, RegExp]>([
    [
      'a place that is none',
      { timeZone: 'Mars/Olympus' },
      /time zone Mars\/Olympus is unknown.*Europe\/Amsterdam/,
    ],
    ['no days', { days: [] }, /working days are none: name at least one/],
    ['an eighth day', { days: [1, 8] }, /working days are 1, 8/],
    ['half a day', { days: [1.5] }, /working days are 1.5/],
    ['an end before the beginning', { from: '17:00', to: '09:00' }, /from 17:00 to 09:00: it must end after/],
    ['an end at the beginning', { from: '09:00', to: '09:00' }, /from 09:00 to 09:00: it must end after/],
    ['times as people say them', { from: '9am' }, /from 9am to 17:00: write both as 09:00/],
    ['a time that no clock shows', { to: '25:00' }, /from 09:00 to 25:00: write both/],
    ['a holiday that no calendar shows', { holidays: ['2026-02-30'] }, /holiday 2026-02-30 is no date/],
    ['a holiday as people write it', { holidays: ['25.12.2026'] }, /holiday 25.12.2026 is no date/],
  ])('%s', (_what, change, complaint) => {
    const problems = problemsOfHours({ ...amsterdam, ...change });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(complaint);
  });

  test('all of them at once, and right ones not at all', () => {
    expect(problemsOfHours({ ...amsterdam, timeZone: 'x', days: [], from: '?' })).toHaveLength(3);
    expect(problemsOfHours(amsterdam)).toEqual([]);
    expect(problemsOfHours({ ...amsterdam, from: '00:00', to: '24:00' })).toEqual([]);
  });
});
