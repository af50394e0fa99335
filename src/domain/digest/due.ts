import { dayAt } from '../days.ts';
import { parseCron } from '../schedule/cron.ts';
import { firesBack, nextFire } from '../schedule/fire-times.ts';
import { weekBefore, weekOf } from '../week.ts';
import type { Week } from '../week.ts';

/** Monday at nine, by the clocks of the workspace. */
const times = parseCron('0 9 * * 1');

/** The newest Monday at nine, and the week that was over by then. */
export function digestDue(now: Date, timeZone: string): { at: Date; week: Week } {
  const [at = now] = firesBack(times, now, timeZone);
  return { at, week: weekBefore(weekOf(dayAt(at, timeZone))) };
}

export function nextDigestAt(now: Date, timeZone: string): Date {
  return nextFire(times, now, timeZone) ?? now;
}
