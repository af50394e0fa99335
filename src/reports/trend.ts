import type { Db } from '../db/client.ts';
import { dayAt } from '../domain/days.ts';
import { periodOf, weekBefore, weekOf } from '../domain/week.ts';
import type { Week } from '../domain/week.ts';
import { later } from '../lib/time.ts';
import type { Clock } from '../lib/time.ts';
import { atOneMoment, metricsIn } from './metrics.ts';
import type { MetricsOfAll } from './metrics.ts';

export type TrendWanted = {
  /** Only these workflows; every one, unless said otherwise. */
  workflowIds?: readonly string[] | undefined;
  weeks: number;
  /** The last of the weeks, or an instant: the last is then the one in which the moment before it was. */
  until: Week | Date;
};

export type WeekOfTrend = MetricsOfAll & { week: Week };

/** The numbers of so many weeks by the clocks of the workspace, oldest first, all of one moment. */
export async function trendFor(
  { db, now, timeZone }: { db: Db; now: Clock; timeZone: string },
  { workflowIds, weeks, until }: TrendWanted,
): Promise<WeekOfTrend[]> {
  const last = typeof until === 'string' ? until : weekOf(dayAt(later(until, -1), timeZone));
  const wanted = backFrom(last, weeks);
  const only = workflowIds ? { workflowIds } : {};
  return atOneMoment(db, async (tx) => {
    const trend: WeekOfTrend[] = [];
    for (const week of wanted) {
      trend.push({ week, ...(await metricsIn(tx, { period: periodOf(week, timeZone), ...only }, now())) });
    }
    return trend;
  });
}

function backFrom(last: Week, count: number): Week[] {
  const weeks: Week[] = [];
  for (let week = last; weeks.length < count; week = weekBefore(week)) weeks.unshift(week);
  return weeks;
}
