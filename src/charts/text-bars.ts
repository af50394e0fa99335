import type { Chart } from './chart.ts';
import { highest } from './highest.ts';
import { short, valueIn } from './values.ts';

/** What a phone shows of a preformatted text without breaking its lines. */
export const columns = 38;

const widestLabel = 12;
const shortestBar = 4;
/** Piles of more parts than that stand side by side instead. */
const widestSum = 18;
const shades = ['█', '▒', '░', '▚', '▪', '·'] as const;

/** The chart in lines of letters that are all equally wide: a bar, and beside it what it stands for. */
export function textBars(chart: Chart): string {
  const sums = sumsOf(chart);
  const isPile = chart.kind === 'stacked bars' && chart.series.length > 1 && widest(sums) <= widestSum;
  if (isPile) return [...keys(chart), ...piles(chart, sums)].join('\n');
  return chart.series
    .map((_, index) => [...(chart.series.length > 1 ? [nameOf(chart, index)] : []), ...bars(chart, index)])
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function keys({ series }: Chart): string[] {
  const names = series.map(({ name }, index) => `${shadeOf(index)} ${short(name, columns - 2)}`);
  const together = names.join('  ');
  return together.length <= columns ? [together] : names;
}

/** Of each pile its parts, from the bottom: `31+6+1`. */
function sumsOf({ categories, series }: Chart): string[] {
  return categories.map((_, at) => series.map(({ values }) => figureIn(values[at], '')).join('+'));
}

function piles(chart: Chart, sums: string[]): string[] {
  return rows(chart, sums, (at, width) => {
    const lengths = shares(
      chart.series.map(({ values }) => values[at] ?? 0),
      width / (highest(chart) || 1),
    );
    return lengths.map((length, index) => shadeOf(index).repeat(length)).join('');
  });
}

function bars(chart: Chart, index: number): string[] {
  const values = chart.series[index]?.values ?? [];
  const figures = chart.categories.map((_, at) => figureIn(values[at], chart.unit));
  return rows(chart, figures, (at, width) => {
    const value = values[at] ?? 0;
    return shadeOf(0).repeat(
      value > 0 ? Math.max(1, Math.round((value / (highest(chart) || 1)) * width)) : 0,
    );
  });
}

function rows(chart: Chart, figures: string[], barAt: (at: number, width: number) => string): string[] {
  const forFigures = widest(figures);
  const labels = chart.categories.map((name) => short(name, widestLabel));
  const most = Math.max(1, columns - 2 - shortestBar - forFigures);
  const forLabels = Math.min(most, widest(labels));
  const width = Math.max(shortestBar, columns - 2 - forLabels - forFigures);
  return labels.map((label, at) =>
    [short(label, forLabels).padEnd(forLabels), barAt(at, width), figures[at]].filter(Boolean).join(' '),
  );
}

/** Whole letters, at least one for whatever is there, and no more in sum than the pile is long. */
function shares(values: readonly number[], perUnit: number): number[] {
  const lengths = values.map((value) => (value > 0 ? Math.max(1, Math.round(value * perUnit)) : 0));
  const whole = Math.max(
    values.filter((value) => value > 0).length,
    Math.round(values.reduce((sum, value) => sum + value, 0) * perUnit),
  );
  let over = lengths.reduce((sum, length) => sum + length, 0) - whole;
  while (over > 0) {
    const longest = lengths.indexOf(Math.max(...lengths));
    lengths[longest] = (lengths[longest] ?? 1) - 1;
    over -= 1;
  }
  return lengths;
}

const figureIn = (value: number | null | undefined, unit: string): string =>
  value === null || value === undefined ? '?' : valueIn(value, unit);
const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length));
const shadeOf = (index: number): string => shades[index % shades.length] ?? '·';
const nameOf = ({ series }: Chart, index: number): string => short(series[index]?.name ?? '', columns);
