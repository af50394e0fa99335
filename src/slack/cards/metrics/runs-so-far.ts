import type { Chart } from '../../../charts/chart.ts';
import type { ComparedMetrics } from '../../../reports/compared-metrics.ts';
import { runsChart, shortly } from '../parts/runs-chart.ts';

/** The weeks up to the one that still runs. */
export function runsSoFar({ weeks }: Pick<ComparedMetrics, 'weeks'>): Chart | undefined {
  const last = weeks.at(-1);
  if (!last) return undefined;
  return runsChart(
    `Runs that ended, per week (${shortly(last.week)} so far)`,
    weeks.map(({ week, total: { outcomes } }) => ({ week, outcomes })),
  );
}
