import type { Chart } from '../../../charts/chart.ts';
import type { RunStatus } from '../../../domain/run.ts';
import type { ComparedMetrics } from '../../../reports/compared-metrics.ts';
import { runStatusWords } from '../../../wording/statuses.ts';

const ends = ['completed', 'rejected', 'expired', 'cancelled'] as const satisfies readonly RunStatus[];

/** Runs a week by how they ended; ends that never came are left out. Undefined where no week has any. */
export function runsChart({ weeks }: Pick<ComparedMetrics, 'weeks'>): Chart | undefined {
  const series = ends
    .map((end) => ({
      name: runStatusWords[end],
      values: weeks.map(({ metrics }) => metrics.outcomes.find(({ code }) => code === end)?.count ?? 0),
    }))
    .filter(({ values }) => values.some((value) => value > 0));
  const short = weeks.map(({ week }) => week.slice(5));
  if (series.length === 0) return undefined;
  return {
    kind: 'stacked bars',
    title: `Runs that ended, per week (${short.at(-1)} so far)`,
    unit: '',
    categories: short,
    series,
  };
}
