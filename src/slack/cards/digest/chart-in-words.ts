import type { Chart } from '../../../charts/chart.ts';

/** Each series in one breath, oldest week first; what stands beside the picture says every figure with its week. */
export function inWords({ title, categories, series }: Chart): string {
  const span = `${categories[0]} to ${categories.at(-1)}`;
  const said = series.map(({ name, values }) => `${name.toLowerCase()} ${values.join(', ')}`);
  return `${title}, ${span}: ${said.join('; ')}.`;
}
