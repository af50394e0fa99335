import { describe, expect, test } from 'vitest';
import { digestDue, nextDigestAt } from '../../../src/domain/digest/due.ts';

const due = (now: string, timeZone: string) => {
  const { at, week } = digestDue(new Date(now), timeZone);
  return [at.toISOString(), week];
};

describe('Monday at nine, where the workspace is', () => {
  test('comes with the week that ended the night before', () => {
    expect(due('2026-11-23T08:00:00Z', 'Europe/Berlin')).toEqual(['2026-11-23T08:00:00.000Z', '2026-W47']);
  });

  test('has not come a moment before', () => {
    expect(due('2026-11-23T07:59:59Z', 'Europe/Berlin')).toEqual(['2026-11-16T08:00:00.000Z', '2026-W46']);
  });

  test('is still the one that counts on the Sunday after', () => {
    expect(due('2026-11-29T22:59:59Z', 'Europe/Berlin')).toEqual(['2026-11-23T08:00:00.000Z', '2026-W47']);
  });

  test.each([
    ['the clocks went back the day before', '2026-10-26T08:00:00Z', 'Europe/Berlin', '2026-W43'],
    ['the clocks went forward the day before', '2026-03-30T07:00:00Z', 'Europe/Berlin', '2026-W13'],
    ['it is still Sunday in London', '2026-11-22T23:00:00Z', 'Asia/Vladivostok', '2026-W47'],
    ['it is Monday evening in Auckland', '2026-11-23T17:00:00Z', 'America/Los_Angeles', '2026-W47'],
    ['the year has just begun', '2027-01-04T08:00:00Z', 'Europe/Berlin', '2026-W53'],
  ])('is at the right moment when %s', (_, at, timeZone, week) => {
    expect(due(at, timeZone)).toEqual([new Date(at).toISOString(), week]);
    const [, before] = due(new Date(Date.parse(at) - 1_000).toISOString(), timeZone);
    expect(before).not.toBe(week);
  });

  test('the next one is said in the time that the clocks will show then', () => {
    const next = nextDigestAt(new Date('2026-10-20T12:00:00Z'), 'Europe/Berlin');
    expect(next.toISOString()).toBe('2026-10-26T08:00:00.000Z');
  });
});
