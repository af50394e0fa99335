import { day, later } from '../lib/time.ts';
import type { PeriodName } from './period.ts';
import { periodNamed } from './period.ts';
import type { Period } from './week.ts';

const lengths: Record<PeriodName, number> = { '7d': 7, '30d': 30, '90d': 90 };

/** The same days before, up to the same hour: today is not over, and so is the day that it is compared with. */
export function periodBefore(name: PeriodName, now: Date, timeZone: string): Period {
  const then = later(now, -lengths[name] * day);
  return { from: periodNamed(name, then, timeZone).from, to: then };
}
