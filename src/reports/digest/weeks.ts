import type { Db } from '../../db/client.ts';
import type { OperationsMetrics } from '../../domain/metrics/operations.ts';
import { periodOf, weekBefore } from '../../domain/week.ts';
import type { Week } from '../../domain/week.ts';
import type { Clock } from '../../lib/time.ts';
import { metricsFor } from '../metrics.ts';

/** One week's numbers, in total and by workflow. */
export type WeekNumbers = { week: Week; total: OperationsMetrics; of: Map<string, OperationsMetrics> };

export type WeeksWanted = {
  week: Week;
  count: number;
  timeZone: string;
  workflowIds: readonly string[] | undefined;
};

/** The week itself, then those before it. One after another: a digest hurries nobody, and others need the connections. */
export async function numbersOf(
  sources: { db: Db; now: Clock },
  { week, count, timeZone, workflowIds }: WeeksWanted,
): Promise<WeekNumbers[]> {
  const counting = { ...sources, timeZone };
  const found: WeekNumbers[] = [];
  for (let each = week; found.length < count; each = weekBefore(each)) {
    const period = periodOf(each, timeZone);
    const wanted = { period, ...(workflowIds ? { workflowIds } : {}) };
    const { total, workflows } = await metricsFor(counting, wanted);
    found.push({ week: each, total, of: new Map(workflows.map(({ id, metrics }) => [id, metrics])) });
  }
  return found;
}
