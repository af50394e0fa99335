import { expect, test } from 'vitest';
import { pilotDay, pilotOf, problemsOfPilot } from '../../src/domain/pilot.ts';

test.each([
  ['Europe/Amsterdam', '2026-11-23T22:59:59Z', '2026-11-22T23:00:00.000Z', '2026-11-23T23:00:00.000Z'],
  ['Europe/Amsterdam', '2026-11-23T23:00:00Z', '2026-11-23T23:00:00.000Z', '2026-11-24T23:00:00.000Z'],
  ['Asia/Tokyo', '2026-11-23T15:00:00Z', '2026-11-23T15:00:00.000Z', '2026-11-24T15:00:00.000Z'],
  ['Europe/Amsterdam', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
])('in %s the day of %s begins %s and ends %s', (timeZone, now, startsAt, endsAt) => {
  const day = pilotDay(new Date(now), timeZone);
  expect([day.startsAt.toISOString(), day.endsAt.toISOString()]).toEqual([startsAt, endsAt]);
});

test('twenty a day where a workflow says nothing, and no day without a place', () => {
  expect(pilotOf({})).toEqual({ perDay: 20 });
  expect(problemsOfPilot({ pilot: { perDay: 1 } })).toEqual([]);
  expect(problemsOfPilot({ pilot: { perDay: 0 } })).toHaveLength(1);
  expect(problemsOfPilot({ pilot: { perDay: 1.5 } })).toHaveLength(1);
});
