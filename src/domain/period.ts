import { day as dayLong } from '../lib/time.ts';
import { dayAt, spanOf } from './days.ts';
import type { Day } from './days.ts';
import { daysOf, periodOf } from './week.ts';
import type { Period } from './week.ts';

export const periodNames = ['7d', '30d', '90d'] as const;
export type PeriodName = (typeof periodNames)[number];

const days: Record<PeriodName, number> = { '7d': 7, '30d': 30, '90d': 90 };

/** The last so many days by the clocks of a place, today included and until it ends. */
export function periodNamed(name: PeriodName, now: Date, timeZone: string): Period {
  const last = dayAt(now, timeZone);
  const { startsAt, endsAt } = spanOf({ first: daysBefore(last, days[name] - 1), last }, timeZone);
  return { from: startsAt, to: endsAt };
}

/** What somebody asked for: `30d`, or a week as `2026-W47`. Undefined where it is neither. */
export function periodAsked(text: string, now: Date, timeZone: string): Period | undefined {
  const name = periodNames.find((one) => one === text);
  if (name) return periodNamed(name, now, timeZone);
  return daysOf(text) ? periodOf(text, timeZone) : undefined;
}

/** From its first moment to the first after it, by the clocks of a place. */
export function periodOfDay(day: Day, timeZone: string): Period {
  const { startsAt, endsAt } = spanOf({ first: day, last: day }, timeZone);
  return { from: startsAt, to: endsAt };
}

export function daysBefore(day: Day, count: number): Day {
  return new Date(Date.parse(day) - count * dayLong).toISOString().slice(0, 10);
}
