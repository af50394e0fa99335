import type { Chart } from '../../../charts/chart.ts';
import type { DigestReport } from '../../../domain/digest/report.ts';
import type { RunStatus } from '../../../domain/run.ts';
import { runStatusWords } from '../../../wording/statuses.ts';

const ends = ['completed', 'rejected', 'expired', 'cancelled'] as const satisfies readonly RunStatus[];

/** Runs a week by how they ended; ends that never came are left out. Undefined where no week has any. */
export function runsChart({ weeks }: Pick<DigestReport, 'weeks'>): Chart | undefined {
  const series = ends
    .map((end) => ({
      name: runStatusWords[end],
      values: weeks.map(({ outcomes }) => outcomes.find(({ code }) => code === end)?.count ?? 0),
    }))
    .filter(({ values }) => values.some((value) => value > 0));
  if (series.length === 0) return undefined;
  return {
    kind: 'stacked bars',
    title: 'Runs per week, by how they ended',
    unit: '',
    categories: weeks.map(({ week }) => week.slice(5)),
    series,
  };
}

/** Each series in one breath, oldest week first; what stands beside the picture says every figure with its week. */
export function inWords({ title, categories, series }: Chart): string {
  const span = `${categories[0]} to ${categories.at(-1)}`;
  const said = series.map(({ name, values }) => `${name.toLowerCase()} ${values.join(', ')}`);
  return `${title}, ${span}: ${said.join('; ')}.`;
}
