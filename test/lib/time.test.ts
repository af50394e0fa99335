import { expect, test } from 'vitest';
import { day, hour, inWords, later, minute, second, systemClock } from '../../src/lib/time.ts';

test.each([
  [0, '0ms'],
  [840, '840ms'],
  [999, '999ms'],
  [second, '1.0s'],
  [4_250, '4.2s'],
  [10 * second, '10s'],
  [42_400, '42s'],
  [minute, '1m'],
  [3 * minute + 20 * second, '3m 20s'],
  [hour - 1, '59m 59s'],
  [hour, '1h'],
  [hour + 59 * second, '1h'],
  [5 * hour + 30 * minute, '5h 30m'],
  [day, '1d'],
  [2 * day + 4 * hour + 59 * minute, '2d 4h'],
])('%i milliseconds are %s', (span, words) => {
  expect(inWords(span)).toBe(words);
});

test('later leaves the instant it starts from as it was', () => {
  const noon = new Date('2026-11-23T12:00:00Z');
  expect(later(noon, 90 * minute).toISOString()).toBe('2026-11-23T13:30:00.000Z');
  expect(noon.toISOString()).toBe('2026-11-23T12:00:00.000Z');
});

test('the system clock is the real one', () => {
  expect(Math.abs(systemClock().getTime() - Date.now())).toBeLessThan(second);
});
