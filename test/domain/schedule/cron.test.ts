import { expect, test } from 'vitest';
import { parseCron } from '../../../src/domain/schedule/cron.ts';
import { problemsOfSchedules } from '../../../src/domain/schedule/problems-of-schedules.ts';
import type { ScheduleStart } from '../../../src/domain/starts.ts';
import { refundWorkflow } from '../../engine/support/refund-workflow.ts';
import { openShop } from '../../engine/support/shop.ts';

const schedule = (change: Partial<ScheduleStart> = {}): ScheduleStart => ({
  schedule: 'weekdays',
  cron: '0 8 * * 1-5',
  missed: 'latest',
  arrivals: () => [],
  ...change,
});

test.each([
  ['0 8 * * 1-5', [0], [8]],
  ['*/20 9-17/4 * * *', [0, 20, 40], [9, 13, 17]],
  ['1,3-5,3 0 1 JAN *', [1, 3, 4, 5], [0]],
])('%s is understood', (text, minutes, hours) => {
  expect(parseCron(text)).toMatchObject({ minutes, hours, everyHour: false });
});

test('Sunday is 0, 7 and sun', () => {
  const sunday = new Date('2026-11-22T00:00:00Z');
  for (const name of ['0', '7', 'sun', '6-7']) expect(parseCron(`0 8 * * ${name}`).isDay(sunday)).toBe(true);
  expect(parseCron('0 8 * * mon-sat').isDay(sunday)).toBe(false);
});

test.each([
  ['0 8 * *', 'it has 4 fields'],
  ['0 0 8 * * 1', 'it has 6 fields'],
  ['60 8 * * *', '“60” is no minute: write *, a number from 0 to 59'],
  ['0 24 * * *', '“24” is no hour'],
  ['0 8 0 * *', '“0” is no day of the month'],
  ['0 8 * 13 *', '“13” is no month'],
  ['0 8 * * 8', '“8” is no day of the week'],
  ['0 8 * * fri-mon', '“fri-mon” is no day of the week'],
  ['5/10 8 * * *', '“5/10” is no minute'],
  ['*/0 8 * * *', '“*/0” is no minute'],
  ['0 8 L * *', '“L” is no day of the month'],
  ['0 8 13 * 5', 'it names days of the month and days of the week'],
  ['0 8 31 2 *', 'it would never fire'],
  ['@daily', 'it has 1 fields'],
])('a workflow with the times %s does not load, and says why', (cron, problem) => {
  const triggers = [schedule({ cron })] as const;
  expect(problemsOfSchedules({ triggers })[0]).toContain(problem);
  expect(() => refundWorkflow(openShop(), { triggers })).toThrow(
    new RegExp(
      `Workflow refunds does not load. Correct in its file: The times “.*” of the schedule weekdays cannot be kept: `,
    ),
  );
});

test('a name, a time zone or a name used twice that is wrong is said, too', () => {
  const triggers = [schedule({ timeZone: 'Europe/Gouda' }), schedule(), schedule({ schedule: 'Every Day' })];
  expect(problemsOfSchedules({ triggers })).toEqual([
    'The time zone Europe/Gouda of the schedule weekdays is unknown: name one as in Europe/Amsterdam. (timeZone)',
    'The schedule “Every Day” needs a name of small letters, digits and hyphens, like weekdays. (schedule)',
    'Two schedules are called weekdays: give each a name of its own. (schedule)',
  ]);
  expect(problemsOfSchedules({ triggers: ['command', schedule()] })).toEqual([]);
});
