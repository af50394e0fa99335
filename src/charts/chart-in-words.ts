import type { Chart } from './chart.ts';
import { short, valueIn } from './values.ts';

const longestName = 40;

/** Every figure of the chart, for who hears it: `Cycle time. W46: 3.1 h. W47: unknown.` */
export function chartInWords({ title, unit, categories, series }: Chart): string {
  const said = categories.map((category, at) => {
    const values = series.map(({ name, values: own }) => {
      const value = own[at] ?? null;
      const figure = value === null ? 'unknown' : valueIn(value, unit);
      return series.length > 1 ? `${short(name, longestName)} ${figure}` : figure;
    });
    return `${short(category, longestName)}: ${values.join(', ')}.`;
  });
  return [`${short(title, 200)}.`, ...(said.length ? said : ['Nothing to show.'])].join(' ');
}
