import { expect, test } from 'vitest';
import { now, workflow } from './cases.ts';

const asked = (words: string[]) => workflow.intake.safeParse(workflow.intakeFromWords(words));

test.each([
  [[], { week: '2026-W47', channel: '' }],
  [['last'], { week: '2026-W47', channel: '' }],
  [['last', 'week'], { week: '2026-W47', channel: '' }],
  [['week', '46'], { week: '2026-W46', channel: '' }],
  [['2026-W46'], { week: '2026-W46', channel: '' }],
  [['W9'], { week: '2026-W09', channel: '' }],
  [['46', '<#C0LEADERS|leaders>'], { week: '2026-W46', channel: 'C0LEADERS' }],
  [['#C0LEADERS'], { week: '2026-W47', channel: 'C0LEADERS' }],
  [['C0LEADERS'], { week: '2026-W47', channel: 'C0LEADERS' }],
])('%j asks for %j', (words, intake) => expect(asked(words).data).toEqual(intake));

test.each([
  [['2026-W48'], '2026-W48 is not over yet. The last full week is 2026-W47.'],
  [['2025-W53'], 'Type a week such as 2026-W47, or nothing for the last full one.'],
  [['yesterday'], 'Type a week such as 2026-W47, or nothing for the last full one.'],
  [['last', '<#C0LOUNGE|lounge>'], 'Reports stand in the team’s own channel, or in C0LEADERS.'],
])('%j is refused: %s', (words, problem) => expect(asked(words).error?.issues[0]?.message).toBe(problem));

test('the form may be left empty', () => {
  expect(workflow.intake.parse({})).toEqual({ week: '2026-W47', channel: '' });
  expect(workflow.intake.parse({ week: null, channel: null })).toEqual({ week: '2026-W47', channel: '' });
});

test('on Monday at eight the schedule asks for the week that is over, once, whenever it is caught up', async () => {
  const monday = workflow.triggers.find((start) => typeof start === 'object' && 'schedule' in start);
  if (!monday || typeof monday === 'string' || !('schedule' in monday))
    throw new Error('There is no schedule.');
  expect(monday).toMatchObject({ cron: '0 8 * * 1', missed: 'latest', timeZone: 'Europe/Berlin' });
  const call = { signal: AbortSignal.timeout(1_000) };
  const fired = await monday.arrivals(new Date('2026-11-23T07:00:00Z'), call);
  expect(fired).toEqual([{ intake: { week: '2026-W47', channel: '' }, change: '2026-W47' }]);
  expect(await monday.arrivals(now, call)).toEqual(fired);
  expect(workflow.intake.parse(fired[0]?.intake)).toEqual({ week: '2026-W47', channel: '' });
});
