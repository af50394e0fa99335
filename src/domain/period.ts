import { day as dayLong } from '../lib/time.ts';
import { dayAt, spanOf } from './days.ts';
import type { Day } from './days.ts';
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

export function daysBefore(day: Day, count: number): Day {
  return new Date(Date.parse(day) - count * dayLong).toISOString().slice(0, 10);
}
