import type { Db } from '../db/client.ts';
import { dayAt } from '../domain/days.ts';
import type { OperationsMetrics } from '../domain/metrics/operations.ts';
import { periodOf, weekBefore, weekOf } from '../domain/week.ts';
import type { Week } from '../domain/week.ts';
import { later } from '../lib/time.ts';
import type { Clock } from '../lib/time.ts';
import { metricsFor } from './metrics.ts';

export type TrendWanted = {
  /** Only these workflows; every one, unless said otherwise. */
  workflowIds?: readonly string[];
  weeks: number;
  /** The last of the weeks, or an instant: the last is then the one in which the moment before it was. */
  until: Week | Date;
};

export type WeekOfTrend = { week: Week; metrics: OperationsMetrics };

/** The numbers of so many weeks by the clocks of the workspace, oldest first. */
export async function trendFor(
  { db, now, timeZone }: { db: Db; now: Clock; timeZone: string },
  { workflowIds, weeks, until }: TrendWanted,
): Promise<WeekOfTrend[]> {
  const last = typeof until === 'string' ? until : weekOf(dayAt(later(until, -1), timeZone));
  const only = workflowIds ? { workflowIds } : {};
  const trend: WeekOfTrend[] = [];
  for (const week of backFrom(last, weeks)) {
    const { total } = await metricsFor({ db, now }, { period: periodOf(week, timeZone), ...only });
    trend.push({ week, metrics: total });
  }
  return trend;
}

function backFrom(last: Week, count: number): Week[] {
  const weeks: Week[] = [];
  for (let week = last; weeks.length < count; week = weekBefore(week)) weeks.unshift(week);
  return weeks;
}
