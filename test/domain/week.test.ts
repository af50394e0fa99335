import { expect, test } from 'vitest';
import { daysOf, lastFullWeek, periodOf, weekBefore, weekOf } from '../../src/domain/week.ts';
import { hour } from '../../src/lib/time.ts';

const berlin = 'Europe/Berlin';

test.each([
  ['2026-11-16', '2026-W47'],
  ['2026-11-22', '2026-W47'],
  ['2026-11-23', '2026-W48'],
  // A year that begins on a Friday, and one with 53 weeks.
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2024-12-30', '2025-W01'],
])('%s is in %s', (day, week) => expect(weekOf(day)).toBe(week));

test('a week is named by its Monday and its Sunday, and what is none is none', () => {
  expect(daysOf('2026-W47')).toEqual({ first: '2026-11-16', last: '2026-11-22' });
  expect(daysOf('2026-W53')).toEqual({ first: '2026-12-28', last: '2027-01-03' });
  for (const none of ['2025-W53', '2026-W00', '2026-W54', '2026-47', 'W47'])
    expect(daysOf(none)).toBeUndefined();
});

test('it lasts from Monday midnight to Monday midnight of that place, an hour longer in autumn', () => {
  const { from, to } = periodOf('2026-W43', berlin);
  expect(from.toISOString()).toBe('2026-10-18T22:00:00.000Z');
  expect(to.getTime() - from.getTime()).toBe((7 * 24 + 1) * hour);
});

test('on Monday morning the last full week is the one that ended a minute ago, where the people are', () => {
  const justOver = new Date('2026-11-22T23:01:00Z');
  expect(lastFullWeek(justOver, berlin)).toBe('2026-W47');
  expect(lastFullWeek(justOver, 'UTC')).toBe('2026-W46');
  expect(weekBefore('2027-W01')).toBe('2026-W53');
});
