import type { Chart } from '../../../charts/chart.ts';
import type { Tally } from '../../../domain/metrics/tally.ts';
import type { RunStatus } from '../../../domain/run.ts';
import type { Week } from '../../../domain/week.ts';
import { runStatusWords } from '../../../wording/statuses.ts';

const ends = ['completed', 'rejected', 'expired', 'cancelled'] as const satisfies readonly RunStatus[];

/** Runs a week by how they ended; ends that never came are left out. Undefined where no week has any. */
export function runsChart(
  title: string,
  weeks: readonly { week: Week; outcomes: Tally }[],
): Chart | undefined {
  const series = ends
    .map((end) => ({
      name: runStatusWords[end],
      values: weeks.map(({ outcomes }) => outcomes.find(({ code }) => code === end)?.count ?? 0),
    }))
    .filter(({ values }) => values.some((value) => value > 0));
  if (series.length === 0) return undefined;
  return {
    kind: 'stacked bars',
    title,
    unit: '',
    categories: weeks.map(({ week }) => shortly(week)),
    series,
  };
}

/** `2026-W47` → `W47`. */
export function shortly(week: Week): string {
  return week.slice(5);
}
