import { day, hour, minute } from '../../lib/time.ts';
import { firstShown, shownAt } from '../../lib/wall-clock.ts';
import type { Shown } from '../../lib/wall-clock.ts';
import type { Cron } from './cron.ts';

/** Four years and a leap year that is left out: what has not come by then never does. */
const farthestDays = 3_300;

/** Clocks are never set back by as much as this. */
const farthestBack = 6 * hour;

/**
 * The first time after this instant, or null when there is none. A time that the clocks pass over in spring is there at
 * the moment they jump, one that they show twice counts the first time. A schedule of every hour knows neither: it fires
 * whenever the clocks show its minute, so that real hours lie between.
 */
export function nextFire(cron: Cron, after: Date, timeZone: string): Date | null {
  const from = after.getTime();
  let date = dateAt(from, timeZone);
  for (let days = 0; days <= farthestDays; days += 1, date += day) {
    if (!cron.isDay(new Date(date))) continue;
    for (const time of cron.everyHour
      ? hourly(date, cron, timeZone, from)
      : shownOn(date, cron, timeZone, from))
      if (time > from) return new Date(time);
  }
  return null;
}

/** The times up to and including this instant, newest first, without end where there is none. */
export function* firesBack(cron: Cron, until: Date, timeZone: string): Generator<Date, void> {
  const from = until.getTime();
  let date = dateAt(from, timeZone);
  let last = Number.POSITIVE_INFINITY;
  for (let days = 0; days <= farthestDays; days += 1, date -= day) {
    if (!cron.isDay(new Date(date))) continue;
    for (const time of (cron.everyHour ? hourlyBack : shownBackOn)(date, cron, timeZone, from)) {
      if (time > from || time >= last) continue;
      last = time;
      days = 0;
      yield new Date(time);
    }
  }
}

/** The date that the calendars show, as its midnight in UTC. */
function dateAt(instant: number, timeZone: string): Shown {
  return Math.floor(shownAt(instant, timeZone) / day) * day;
}

/** When the clocks show each of the times on that date, oldest first, without those that they showed before `from`. */
function* shownOn(date: Shown, cron: Cron, timeZone: string, from: number): Generator<number, void> {
  const before = shownAt(from, timeZone);
  for (const time of timesOf(date, cron)) if (time > before) yield firstShown(time, timeZone);
}

/** The same, newest first; those that lie far after `until` are left out. */
function* shownBackOn(date: Shown, cron: Cron, timeZone: string, until: number): Generator<number, void> {
  const after = shownAt(until, timeZone) + farthestBack;
  for (const time of timesOf(date, cron).toReversed()) if (time <= after) yield firstShown(time, timeZone);
}

function timesOf(date: Shown, { hours, minutes }: Cron): Shown[] {
  return hours.flatMap((at) => minutes.map((past) => date + at * hour + past * minute));
}

/** Each moment of that date after `from` at which the clocks show one of the minutes, however many hours it has. */
function* hourly(date: Shown, cron: Cron, timeZone: string, from: number): Generator<number, void> {
  const begins = Math.max(firstShown(date, timeZone), from + 1);
  const ends = firstShown(date + day, timeZone);
  for (let time = Math.ceil(begins / minute) * minute; time < ends; time += minute)
    if (showsOne(cron, time, timeZone)) yield time;
}

function* hourlyBack(date: Shown, cron: Cron, timeZone: string, until: number): Generator<number, void> {
  const begins = firstShown(date, timeZone);
  const ends = Math.min(firstShown(date + day, timeZone) - 1, until);
  for (let time = Math.floor(ends / minute) * minute; time >= begins; time -= minute)
    if (showsOne(cron, time, timeZone)) yield time;
}

function showsOne({ minutes }: Cron, time: number, timeZone: string): boolean {
  return minutes.includes(new Date(shownAt(time, timeZone)).getUTCMinutes());
}
