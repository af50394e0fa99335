import { expect, test } from 'vitest';
import { firstShown, isTimeZone, shownAt } from '../../src/lib/wall-clock.ts';

const shown = (text: string) => Date.parse(`${text}Z`);
const first = (text: string, timeZone: string) => new Date(firstShown(shown(text), timeZone)).toISOString();

test.each([
  ['2026-11-23T12:00', 'UTC', '2026-11-23T12:00:00.000Z'],
  ['2026-11-23T12:00', 'Europe/Amsterdam', '2026-11-23T11:00:00.000Z'],
  ['2026-07-01T12:00', 'Europe/Amsterdam', '2026-07-01T10:00:00.000Z'],
  ['2026-07-01T00:15', 'Asia/Kathmandu', '2026-06-30T18:30:00.000Z'],
  ['2026-07-01T23:59', 'Pacific/Kiritimati', '2026-07-01T09:59:00.000Z'],
  ['2026-07-01T00:00', 'Pacific/Pago_Pago', '2026-07-01T11:00:00.000Z'],
])('%s in %s is %s', (text, timeZone, instant) => {
  expect(first(text, timeZone)).toBe(instant);
  expect(shownAt(Date.parse(instant), timeZone)).toBe(shown(text));
});

test('an hour that autumn shows twice counts the first time', () => {
  expect(first('2026-10-25T02:30', 'Europe/Amsterdam')).toBe('2026-10-25T00:30:00.000Z');
  expect(first('2026-10-25T03:00', 'Europe/Amsterdam')).toBe('2026-10-25T02:00:00.000Z');
  expect(first('2026-11-01T01:15', 'America/New_York')).toBe('2026-11-01T05:15:00.000Z');
});

test.each([
  ['2026-03-29T02:00', 'Europe/Amsterdam', '2026-03-29T01:00:00.000Z'],
  ['2026-03-29T02:30', 'Europe/Amsterdam', '2026-03-29T01:00:00.000Z'],
  ['2026-03-29T03:00', 'Europe/Amsterdam', '2026-03-29T01:00:00.000Z'],
  ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
  ['2026-04-24T00:30', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  ['2011-12-30T09:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
])('%s, which the clocks of %s pass over, is there when they jump', (text, timeZone, instant) => {
  expect(first(text, timeZone)).toBe(instant);
});

test.each(['Europe/Amsterdam', 'UTC', 'Asia/Kolkata'])('%s is a time zone', (name) => {
  expect(isTimeZone(name)).toBe(true);
});

test.each(['Mars/Olympus', '', 'Amsterdam', 'Europe / Amsterdam'])('“%s” is none', (name) => {
  expect(isTimeZone(name)).toBe(false);
});
