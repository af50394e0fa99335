import { describe, expect, test } from 'vitest';
import { dayAt, daysIn, spanOf } from '../../src/domain/days.ts';
import { Refused } from '../../src/domain/refused.ts';
import { hour } from '../../src/lib/time.ts';

const today = '2026-11-23';
const span = (first: string, last = first) => ({ first, last });

test.each([
  ['2026-12-20..2027-01-03', span('2026-12-20', '2027-01-03')],
  ['  2026-12-20 ... 2027-1-3 ', span('2026-12-20', '2027-01-03')],
  ['2026-12-20…2027-01-03', span('2026-12-20', '2027-01-03')],
  ['2026-12-20 – 2027-01-03', span('2026-12-20', '2027-01-03')],
  ['2026-12-20 - 2027-01-03', span('2026-12-20', '2027-01-03')],
  ['from 2026-12-20 to 2027-01-03', span('2026-12-20', '2027-01-03')],
  ['From 2026-12-20 until 2027-01-03', span('2026-12-20', '2027-01-03')],
  ['20.12.2026..3.1.2027', span('2026-12-20', '2027-01-03')],
  ['2026-12-24', span('2026-12-24')],
  ['on 24.12.2026', span('2026-12-24')],
  ['today', span(today)],
  ['Tomorrow', span('2026-11-24')],
  ['today..2026-11-30', span(today, '2026-11-30')],
  ['until 2026-11-30', span(today, '2026-11-30')],
  ['..2026-11-30', span(today, '2026-11-30')],
  ['2026-11-23..2027-11-23', span(today, '2027-11-23')],
  ['2028-02-29', span('2028-02-29')],
])('Grace types %s', (typed, days) => {
  expect(daysIn(typed, today)).toEqual(days);
});

test('who is away since yesterday is away from today on: nothing is decided for yesterday', () => {
  expect(daysIn('2026-11-20..2026-11-24', today)).toEqual(span(today, '2026-11-24'));
});

test.each([
  ['', 'Say which days you are away.'],
  ['2026-12-20..', 'Say the last day, too: then it ends by itself.'],
  ['2026-12-20..2026-12-24..2026-12-31', 'That is more than one span of days.'],
  ['next week', '“next week” is not a day.'],
  ['12/24/2026', '“12/24/2026” is not a day.'],
  ['2026-02-30', 'There is no 2026-02-30 in the calendar.'],
  ['2026-13-01', 'There is no 2026-13-01 in the calendar.'],
  ['2027-01-03..2026-12-20', 'The last day, 2026-12-20, is before the first, 2027-01-03.'],
  ['2026-11-22', 'That is over already: it is 2026-11-23 where you are.'],
  ['2026-11-23..2027-11-24', 'That is 367 days.'],
])('Grace types “%s” and hears what is not right', (typed, problem) => {
  expect(() => daysIn(typed, today)).toThrow(Refused);
  try {
    daysIn(typed, today);
  } catch (error) {
    expect((error as Refused).detail['days']).toContain(problem);
  }
});

describe('a day is a day where the person is', () => {
  test.each([
    ['Pacific/Auckland', '2026-11-24'],
    ['Europe/Stockholm', '2026-11-23'],
    ['America/Los_Angeles', '2026-11-23'],
  ])('at 20:00 UTC it is in %s %s', (timeZone, expected) => {
    expect(dayAt(new Date('2026-11-23T20:00:00Z'), timeZone)).toBe(expected);
  });

  test.each([
    ['Europe/Stockholm', '2026-12-20', '2026-12-19T23:00:00.000Z', 24],
    ['America/Los_Angeles', '2026-12-20', '2026-12-20T08:00:00.000Z', 24],
    ['Asia/Kolkata', '2026-12-20', '2026-12-19T18:30:00.000Z', 24],
    ['Europe/Stockholm', '2026-03-29', '2026-03-28T23:00:00.000Z', 23],
    ['Europe/Stockholm', '2026-10-25', '2026-10-24T22:00:00.000Z', 25],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z', 23],
  ])('in %s, %s begins at %s and has %d hours', (timeZone, first, begins, hours) => {
    const { startsAt, endsAt } = spanOf(span(first), timeZone);
    expect(startsAt.toISOString()).toBe(begins);
    expect((endsAt.getTime() - startsAt.getTime()) / hour).toBe(hours);
  });
});
