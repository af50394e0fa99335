import { expect, test } from 'vitest';
import { daysBefore, periodAsked, periodNamed, periodOfDay } from '../../src/domain/period.ts';

const now = new Date('2026-10-27T22:30:00Z');

test('seven days are today and the six before it, by the clocks of the place, also where they go back in between', () => {
  expect(periodNamed('7d', now, 'Europe/Berlin')).toEqual({
    from: new Date('2026-10-20T22:00:00Z'),
    to: new Date('2026-10-27T23:00:00Z'),
  });
  expect(periodNamed('30d', now, 'UTC').from).toEqual(new Date('2026-09-28T00:00:00Z'));
  expect(periodNamed('90d', now, 'Asia/Tokyo').to).toEqual(new Date('2026-10-28T15:00:00Z'));
});

test('a period is asked for by its name or as a week, and nothing else is one', () => {
  expect(periodAsked('30d', now, 'UTC')).toEqual(periodNamed('30d', now, 'UTC'));
  expect(periodAsked('2026-W44', now, 'UTC')).toEqual({
    from: new Date('2026-10-26T00:00:00Z'),
    to: new Date('2026-11-02T00:00:00Z'),
  });
  for (const text of ['8d', '2026-W60', 'week', '']) expect(periodAsked(text, now, 'UTC')).toBeUndefined();
});

test('a day on which the clocks go back has twenty-five hours', () => {
  const { from, to } = periodOfDay('2026-10-25', 'Europe/Berlin');
  expect((to.getTime() - from.getTime()) / 3_600_000).toBe(25);
  expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28');
});
