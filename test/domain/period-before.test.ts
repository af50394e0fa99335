import { expect, test } from 'vitest';
import { periodBefore } from '../../src/domain/period-before.ts';
import { periodNamed } from '../../src/domain/period.ts';

const noon = new Date('2026-11-23T12:00:00Z');

test('seven days are today and the six before it, and what they are compared with ends at the same hour', () => {
  expect(periodNamed('7d', noon, 'UTC')).toEqual({
    from: new Date('2026-11-17T00:00:00Z'),
    to: new Date('2026-11-24T00:00:00Z'),
  });
  expect(periodBefore('7d', noon, 'UTC')).toEqual({
    from: new Date('2026-11-10T00:00:00Z'),
    to: new Date('2026-11-16T12:00:00Z'),
  });
});

test('days begin where the clocks of the workspace are, before and after they change', () => {
  const { from } = periodNamed('30d', noon, 'Europe/Stockholm');
  expect(from).toEqual(new Date('2026-10-24T22:00:00Z'));
  expect(periodBefore('30d', noon, 'Europe/Stockholm').from).toEqual(new Date('2026-09-24T22:00:00Z'));
});

test('the two never share a moment', () => {
  for (const name of ['7d', '30d', '90d'] as const)
    expect(periodBefore(name, noon, 'America/New_York').to.getTime()).toBeLessThanOrEqual(
      periodNamed(name, noon, 'America/New_York').from.getTime() + 24 * 3_600_000,
    );
});
