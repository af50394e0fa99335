import { describe, expect, test } from 'vitest';
import { dueBy, problemsOfTimes, timetableFor, timetableOf } from '../../src/domain/timetable.ts';
import type { Timetable, Timing } from '../../src/domain/timetable.ts';
import type { WorkingHours } from '../../src/domain/working-time.ts';
import { hour, minute } from '../../src/lib/time.ts';

const openedAt = new Date('2026-11-23T12:00:00Z');
const amsterdam: WorkingHours = {
  timeZone: 'Europe/Amsterdam',
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '17:00',
};

/** As lines: `14:00 remind`. */
function lines(timing: Partial<Timing> = {}, opened = openedAt): string[] {
  const whole: Timing = {
    level: { dueIn: 4 * hour },
    isLast: false,
    hours: null,
    onSilence: 'expire',
    ...timing,
  };
  return timetableFor(whole, opened).timetable.map(({ at, does }) => `${at.slice(8, 16)} ${does}`);
}

describe('what silence leads to', () => {
  test('below the last level: reminders at half and at nine tenths, then the next level', () => {
    expect(lines()).toEqual(['23T14:00 remind', '23T15:36 remind', '23T16:00 escalate']);
    expect(lines({ onSilence: 'block' }).at(-1)).toBe('23T16:00 escalate');
  });

  test('at the last level: the end, as the workflow says', () => {
    expect(lines({ isLast: true }).at(-1)).toBe('23T16:00 expire');
    expect(lines({ isLast: true, onSilence: 'block' }).at(-1)).toBe('23T16:00 block');
  });

  test('where the last level repeats, a reminder when it is due, those it repeats, and then the end', () => {
    const level = { dueIn: 4 * hour, repeats: { every: hour, times: 2 } };
    expect(lines({ level, isLast: true })).toEqual([
      '23T14:00 remind',
      '23T15:36 remind',
      '23T16:00 remind',
      '23T17:00 remind',
      '23T18:00 remind',
      '23T19:00 expire',
    ]);
  });

  test('all of it is measured in working time, where the workflow has hours', () => {
    const level = { dueIn: 4 * hour, repeats: { every: 4 * hour, times: 1 } };
    const friday = new Date('2026-11-27T14:00:00Z');
    expect(lines({ level, isLast: true, hours: amsterdam }, friday)).toEqual([
      '27T16:00 remind',
      '30T09:36 remind',
      '30T10:00 remind',
      '30T14:00 remind',
      '01T10:00 expire',
    ]);
    const timing: Timing = { level, isLast: true, hours: amsterdam, onSilence: 'expire' };
    expect(timetableFor(timing, friday).dueAt).toEqual(new Date('2026-11-30T10:00:00Z'));
  });

  test('and never an approval', () => {
    const every = [true, false].flatMap((isLast) =>
      (['expire', 'block'] as const).flatMap((onSilence) => lines({ isLast, onSilence })),
    );
    expect(every.filter((line) => !/ (remind|escalate|expire|block)$/.test(line))).toEqual([]);
  });
});

test('a review from before there were timetables keeps what it was promised', () => {
  const dueAt = new Date('2026-11-23T16:00:00Z');
  const old = { timetable: [], dueAt };
  expect(timetableOf(old, { isLast: false })).toEqual([{ at: dueAt.toISOString(), does: 'escalate' }]);
  expect(timetableOf(old, { isLast: true })).toEqual([{ at: dueAt.toISOString(), does: 'expire' }]);
  const frozen: Timetable = [{ at: dueAt.toISOString(), does: 'block' }];
  expect(timetableOf({ timetable: frozen, dueAt }, { isLast: false })).toBe(frozen);
});

describe('what is due', () => {
  const { timetable } = timetableFor(
    {
      level: { dueIn: 4 * hour, repeats: { every: hour, times: 1 } },
      isLast: true,
      hours: null,
      onSilence: 'expire',
    },
    openedAt,
  );
  const at = (milliseconds: number, kept = 0) =>
    dueBy(timetable, kept, new Date(openedAt.getTime() + milliseconds));

  test('nothing a moment before its time, and everything from then on', () => {
    expect(at(2 * hour - 1)).toBeUndefined();
    expect(at(2 * hour)).toEqual({ does: 'remind', kept: 1, missed: 0 });
    expect(at(3 * hour)).toEqual({ does: 'remind', kept: 1, missed: 0 });
  });

  test('what was kept is not done again, not even when the clock is set back and passes it once more', () => {
    expect(at(3 * hour, 1)).toBeUndefined();
    expect(at(hour, 1)).toBeUndefined();
    expect(at(2 * hour, 1)).toBeUndefined();
    expect(at(3.6 * hour, 1)).toEqual({ does: 'remind', kept: 2, missed: 0 });
  });

  test('several that were missed are one, the last', () => {
    expect(at(4 * hour + minute)).toEqual({ does: 'remind', kept: 3, missed: 2 });
    expect(at(100 * hour, 1)).toEqual({ does: 'expire', kept: 5, missed: 3 });
  });
});

describe('times that cannot be kept are named', () => {
  const reviewers = { team: 'reviewers', dueIn: 4 * hour };
  const repeats = { every: hour, times: 2 };

  test.each([
    ['no time at all', [{ ...reviewers, dueIn: 0 }], 'level 1 (reviewers) has 0 ms to decide'],
    ['for ever', [{ ...reviewers, dueIn: Infinity }], 'level 1 (reviewers) has Infinity ms'],
    [
      'repeats below the last level',
      [{ ...reviewers, repeats }, reviewers],
      'level 1 (reviewers) repeats reminders',
    ],
    ['repeats without a pause', [{ ...reviewers, repeats: { every: 0, times: 1 } }], 'every 0 ms'],
    ['no repeats', [{ ...reviewers, repeats: { every: hour, times: 0 } }], '0 times: name 1 to 50'],
    ['half a repeat', [{ ...reviewers, repeats: { every: hour, times: 1.5 } }], '1.5 times'],
    ['repeats without end', [{ ...reviewers, repeats: { every: hour, times: 51 } }], '51 times'],
  ])('%s', (_what, levels, complaint) => {
    const problems = problemsOfTimes(levels);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(complaint);
  });

  test('and right ones not', () => {
    expect(problemsOfTimes([reviewers, { ...reviewers, repeats }])).toEqual([]);
  });
});
