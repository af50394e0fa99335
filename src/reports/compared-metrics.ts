import type { Db } from '../db/client.ts';
import type { OperationsMetrics } from '../domain/metrics/operations.ts';
import { periodBefore } from '../domain/period-before.ts';
import { periodNamed } from '../domain/period.ts';
import type { PeriodName } from '../domain/period.ts';
import type { Period } from '../domain/week.ts';
import type { Clock } from '../lib/time.ts';
import { metricsFor } from './metrics.ts';
import { trendFor } from './trend.ts';
import type { WeekOfTrend } from './trend.ts';

const weeksShown: Record<PeriodName, number> = { '7d': 8, '30d': 8, '90d': 13 };

export type ComparedMetrics = {
  name: PeriodName;
  period: Period;
  total: OperationsMetrics;
  /** The same days before, up to the same hour. */
  before: OperationsMetrics;
  /** Those that had anything to count. */
  workflows: { id: string; metrics: OperationsMetrics }[];
  /** Oldest week first; the last one is not over. */
  weeks: WeekOfTrend[];
};

/** The numbers of these workflows in a period that ends today, beside those of the period before, and how the weeks went. */
export async function comparedMetrics(
  ctx: { db: Db; now: Clock; timeZone: string },
  { name, workflowIds }: { name: PeriodName; workflowIds: readonly string[] },
): Promise<ComparedMetrics> {
  const now = ctx.now();
  const period = periodNamed(name, now, ctx.timeZone);
  const earlier = periodBefore(name, now, ctx.timeZone);
  const [current, before, weeks] = await Promise.all([
    metricsFor(ctx, { period, workflowIds }),
    metricsFor(ctx, { period: earlier, workflowIds }),
    trendFor(ctx, { workflowIds, weeks: weeksShown[name], until: now }),
  ]);
  return { name, period, ...current, before: before.total, weeks };
}
