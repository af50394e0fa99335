import { day, later, minute } from '../lib/time.ts';
import { firstShown, isTimeZone, shownAt } from '../lib/wall-clock.ts';
import type { Shown } from '../lib/wall-clock.ts';

/** When a team is at work. `from` and `to` are `HH:MM` as its clocks show it; `to` may be `24:00`. */
export type WorkingHours = {
  /** IANA: `Europe/Amsterdam`. */
  timeZone: string;
  /** 1 is Monday, 7 is Sunday. */
  days: readonly number[];
  from: string;
  to: string;
  /** `YYYY-MM-DD`, as its calendars show it. */
  holidays?: readonly string[];
};

/**
 * The instant at which so much working time has passed. Time outside the hours does not count; without hours every
 * moment does. What is used up exactly at closing time is due at closing time.
 */
export function addWorkingTime(start: Date, milliseconds: number, hours: WorkingHours | null): Date {
  if (!hours || milliseconds <= 0) return later(start, milliseconds);
  let left = milliseconds;
  for (let date = dateAt(start, hours); ; date += day) {
    const { opens, closes } = shiftOn(date, hours);
    const begins = Math.max(opens, start.getTime());
    if (closes - begins >= left) return new Date(begins + left);
    left -= Math.max(0, closes - begins);
  }
}

/** How much working time lies between two instants. */
export function workingTimeBetween(start: Date, end: Date, hours: WorkingHours | null): number {
  if (!hours) return end.getTime() - start.getTime();
  let passed = 0;
  for (let date = dateAt(start, hours); ; date += day) {
    const { opens, closes } = shiftOn(date, hours);
    if (opens >= end.getTime()) return passed;
    passed += Math.max(0, Math.min(closes, end.getTime()) - Math.max(opens, start.getTime()));
  }
}

/** The date that the calendars show, as its midnight in UTC. */
function dateAt(instant: Date, { timeZone }: WorkingHours): Shown {
  return Math.floor(shownAt(instant.getTime(), timeZone) / day) * day;
}

/** When work begins and ends on that date; on a day off it ends as it begins. */
function shiftOn(date: Shown, hours: WorkingHours): { opens: number; closes: number } {
  const { timeZone, from, to } = hours;
  const opens = firstShown(date + minutesIn(from) * minute, timeZone);
  if (!isWorkingDay(date, hours)) return { opens, closes: opens };
  return { opens, closes: firstShown(date + minutesIn(to) * minute, timeZone) };
}

function isWorkingDay(date: Shown, { days, holidays = [] }: WorkingHours): boolean {
  const midnight = new Date(date);
  return days.includes(midnight.getUTCDay() || 7) && !holidays.includes(midnight.toISOString().slice(0, 10));
}

function minutesIn(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const clockTime = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** What is wrong with working hours as a workflow names them, each with what would be right. */
export function problemsOfHours({ timeZone, days, from, to, holidays = [] }: WorkingHours): string[] {
  const areTimes = clockTime.test(from) && (clockTime.test(to) || to === '24:00');
  const problems: [string, boolean][] = [
    [
      `The time zone ${timeZone} is unknown: name one as in Europe/Amsterdam. (hours.timeZone)`,
      isTimeZone(timeZone),
    ],
    [
      `The working days are ${days.join(', ') || 'none'}: name at least one, from 1 for Monday to 7 for Sunday. (hours.days)`,
      days.length > 0 && days.every((each) => Number.isInteger(each) && each >= 1 && each <= 7),
    ],
    [`Work goes from ${from} to ${to}: write both as 09:00. (hours.from, hours.to)`, areTimes],
    [
      `Work goes from ${from} to ${to}: it must end after it begins, on the same day. (hours.from, hours.to)`,
      !areTimes || minutesIn(from) < minutesIn(to),
    ],
    ...holidays.map((date): [string, boolean] => [
      `The holiday ${date} is no date: write it as 2026-12-25. (hours.holidays)`,
      isDate(date),
    ]),
  ];
  return problems.filter(([, isRight]) => !isRight).map(([problem]) => problem);
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}
