import { day as dayLong } from '../lib/time.ts';
import { dayAt, spanOf } from './days.ts';
import type { Day } from './days.ts';

/** A week of the calendar, Monday to Sunday, as ISO 8601 numbers it: `2026-W47`. Weeks compare as texts. */
export type Week = string;

/** From an instant to the one after its last. */
export type Period = { from: Date; to: Date };

/** Of a year's weeks, the first is the one that holds its fourth of January. */
export function weekOf(day: Day): Week {
  const thursday = Date.parse(mondayBefore(day)) + 3 * dayLong;
  const year = new Date(thursday).getUTCFullYear();
  const first = Date.parse(mondayBefore(`${year}-01-04`));
  const number = Math.floor((thursday - first) / (7 * dayLong)) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The Monday and the Sunday of the week; undefined when the calendar has no such week. */
export function daysOf(week: Week): { first: Day; last: Day } | undefined {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (!year || !number) return undefined;
  const monday = Date.parse(mondayBefore(`${year}-01-04`)) + (Number(number) - 1) * 7 * dayLong;
  const first = dayIn(monday);
  return weekOf(first) === week ? { first, last: dayIn(monday + 6 * dayLong) } : undefined;
}

/** From its first moment to the first after it, by the clocks of a place. Throws where there is no such week. */
export function periodOf(week: Week, timeZone: string): Period {
  const days = daysOf(week);
  if (!days) throw new Error(`There is no week ${week} in the calendar.`);
  const { startsAt, endsAt } = spanOf(days, timeZone);
  return { from: startsAt, to: endsAt };
}

/** The latest week that is over, where the clocks are. */
export function lastFullWeek(now: Date, timeZone: string): Week {
  return weekOf(dayIn(Date.parse(dayAt(now, timeZone)) - 7 * dayLong));
}

export function weekBefore(week: Week): Week {
  const days = daysOf(week);
  if (!days) throw new Error(`There is no week ${week} in the calendar.`);
  return weekOf(dayIn(Date.parse(days.first) - 7 * dayLong));
}

function mondayBefore(day: Day): Day {
  const at = Date.parse(day);
  return dayIn(at - ((new Date(at).getUTCDay() + 6) % 7) * dayLong);
}

function dayIn(instant: number): Day {
  return new Date(instant).toISOString().slice(0, 10);
}
