import { expect, test } from 'vitest';
import { cameOf, fireRemedy } from '../../src/wording/fires.ts';
import { timesInWords, wallClock } from '../../src/wording/schedules.ts';

test.each([
  ['0 8 * * 1-5', 'Monday to Friday at 08:00'],
  ['0 8 * * 1', 'every Monday at 08:00'],
  ['5 9,17 * * mon,wed', 'every Monday, Wednesday at 09:05 and 17:05'],
  ['0 8 * * *', 'every day at 08:00'],
  ['0 6 1 * *', 'on day 1 of the month at 06:00'],
  ['30 * * * *', 'every hour at :30'],
  ['*/10 * * * 7', 'every Sunday, every 10 minutes'],
  ['*/10 * * * *', 'every 10 minutes'],
  ['0 8 1 jan *', 'at 0 8 1 jan *'],
  ['*/5 9-17 * * *', 'at */5 9-17 * * *'],
])('%s is said as: %s', (cron, words) => {
  expect(timesInWords(cron)).toBe(words);
});

test('a wall clock shows the time that is there', () => {
  expect(wallClock(new Date('2026-11-24T07:00:00Z'), 'Europe/Amsterdam')).toBe('Tue 24 Nov 08:00');
});

test.each([
  [{ runs: [] }, 'nothing to do'],
  [{ runs: [{ how: 'started' }] }, '1 run started'],
  [
    { runs: [{ how: 'started' }, { how: 'started' }, { how: 'joined' }] },
    '2 runs started, 1 was there already',
  ],
  [{ runs: [{ how: 'repeated' }, { how: 'joined' }] }, '2 were there already'],
  [{ runs: null }, 'done'],
  [{ missed: 1, runs: [] }, 'nothing to do; 1 time before it came to nothing'],
  [{ status: 'due', runs: [] }, 'its runs are being started'],
  [
    { status: 'skipped', code: 'paused', missed: 3 },
    'skipped, it was paused; 3 times before it came to nothing',
  ],
  [{ status: 'failed', code: 'rate_limit' }, 'failed (rate_limit), its owners were told'],
  [
    { code: 'more_left', runs: [{ how: 'started' }] },
    '1 run started; more was there, which the next time starts',
  ],
] as const)('what came of a time: %j', (change, words) => {
  expect(cameOf({ status: 'started', code: null, missed: 0, runs: [], ...change })).toBe(words);
});

test('whatever stopped a time, its owner reads what to do', () => {
  for (const code of ['bad_input', 'workflow_unbound', 'arrivals', 'rate_limit', 'constructor'])
    expect(fireRemedy(code).remedy).toMatch(/\/leenops (schedules|run)/);
});
