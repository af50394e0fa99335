import type { Chart } from './chart.ts';
import { highest } from './highest.ts';
import { inside, letters, lettersIn } from './measures.ts';
import { colourOf, ink, inkOn, patternOf } from './palette.ts';
import { family } from './studio.ts';
import { valueWithin } from './values.ts';

type Labelled = { dataIndex: number };

const symbols = ['circle', 'rect', 'triangle', 'diamond'] as const;
const dashes = ['solid', [7, 4], [2, 3], [10, 3, 2, 3]] as const;
const widestBar = 34;
/** What a bar takes of its place on the line. */
const shareOfBar = 0.7;

/** The marks, each with its value beside it: colour, pattern, sign and place in the legend say the same. */
export function seriesOptions(chart: Chart, plotHeight: number): object[] {
  const { kind, series } = chart;
  const place = inside / Math.max(1, chart.categories.length);
  if (kind === 'lines') return series.map((_, index) => line(chart, index, place));
  const isStacked = kind === 'stacked bars' && series.length > 1;
  const isHighEnough = (value: number) => (value / (highest(chart) * 1.12)) * plotHeight >= letters.text + 3;
  const room = isStacked ? Math.min(widestBar, place * shareOfBar) : place / series.length;
  const bars = series.map(({ name, values }, index) => ({
    type: 'bar',
    name,
    // The border of a part without a height would cut the line that the bars stand on.
    data: values.map((value) => (isStacked ? value || null : value)),
    ...(isStacked ? { stack: 'all' } : {}),
    barMaxWidth: widestBar,
    barGap: '12%',
    itemStyle: {
      color: colourOf(index),
      decal: patternOf(index),
      borderColor: ink.paper,
      borderWidth: isStacked ? 1 : 0,
    },
    label: {
      show: true,
      position: isStacked ? 'inside' : 'top',
      distance: 4,
      fontFamily: family,
      fontSize: isStacked ? letters.text - 1 : letters.text,
      fontWeight: isStacked ? 600 : 400,
      color: isStacked ? inkOn(index) : ink.strong,
      formatter: ({ dataIndex }: Labelled) => {
        const value = values[dataIndex] ?? null;
        if (value === null || (isStacked && !isHighEnough(value))) return '';
        return valueWithin(value, isStacked ? '' : chart.unit, lettersIn(room, letters.text)) ?? '';
      },
    },
  }));
  return isStacked ? [...bars, sums(chart, place)] : bars;
}

/** Above each pile what it comes to: bars without a height, which only carry the figure. */
function sums({ series, categories, unit }: Chart, place: number): object {
  const sumAt = (index: number) => {
    const known = series.flatMap(({ values }) => values[index] ?? []);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  };
  return {
    type: 'bar',
    stack: 'all',
    data: categories.map((_, index) => (sumAt(index) === null ? null : 0)),
    barMaxWidth: widestBar,
    itemStyle: { color: 'transparent' },
    label: {
      show: true,
      position: 'top',
      distance: 4,
      fontFamily: family,
      fontSize: letters.text,
      fontWeight: 600,
      color: ink.strong,
      formatter: ({ dataIndex }: Labelled) => {
        const sum = sumAt(dataIndex);
        return sum === null ? '' : (valueWithin(sum, unit, lettersIn(place, letters.text)) ?? '');
      },
    },
  };
}

function line({ series, unit }: Chart, index: number, place: number): object {
  const { name = '', values = [] } = series[index] ?? {};
  return {
    type: 'line',
    name,
    data: [...values],
    connectNulls: false,
    symbol: symbols[index % symbols.length],
    symbolSize: 8,
    showAllSymbol: true,
    itemStyle: { color: colourOf(index) },
    lineStyle: { width: 2.5, color: colourOf(index), type: dashes[index % dashes.length] },
    labelLayout: { hideOverlap: true },
    label: {
      show: true,
      position: 'top',
      distance: 6,
      fontFamily: family,
      fontSize: letters.text,
      color: ink.strong,
      textBorderColor: ink.paper,
      textBorderWidth: 3,
      formatter: ({ dataIndex }: Labelled) => {
        const value = values[dataIndex] ?? null;
        return value === null ? '' : (valueWithin(value, unit, lettersIn(place, letters.text)) ?? '');
      },
    },
  };
}
