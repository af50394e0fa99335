import type { EChartsCoreOption } from 'echarts/core';
import type { Chart } from './chart.ts';
import { highest } from './highest.ts';
import { height, inside, letters, lettersIn, margin } from './measures.ts';
import { ink } from './palette.ts';
import { seriesOptions } from './series-options.ts';
import { family } from './studio.ts';
import { short } from './values.ts';

const legendHeight = 26;
/** What stands before a name in the legend, and between it and the next. */
const besideName = 40;

/** A chart as ECharts takes it: no axis of values, since each value stands beside its mark; one line to stand on. */
export function chartOptions(chart: Chart): EChartsCoreOption {
  const hasLegend = chart.series.length > 1;
  const top = margin.top + letters.title + 24 + (hasLegend ? legendHeight : 0);
  const bottom = margin.bottom + letters.text + 12;
  const isLines = chart.kind === 'lines';
  const nameOf = namesFor(chart);
  const perCategory = lettersIn(inside / Math.max(1, chart.categories.length) - 2, letters.text);
  return {
    animation: false,
    backgroundColor: ink.paper,
    textStyle: { fontFamily: family, fontSize: letters.text, color: ink.soft },
    title: {
      text: short(chart.title, lettersIn(inside, letters.title) + 4),
      left: margin.left,
      top: margin.top,
      padding: 0,
      textStyle: { fontFamily: family, fontSize: letters.title, fontWeight: 600, color: ink.strong },
    },
    legend: {
      show: hasLegend,
      left: margin.left,
      top: margin.top + letters.title + 13,
      padding: 0,
      itemGap: 16,
      itemWidth: isLines ? 24 : 13,
      itemHeight: 13,
      selectedMode: false,
      textStyle: { color: ink.strong, fontSize: letters.text },
      formatter: nameOf,
    },
    grid: { top, bottom, left: margin.left, right: margin.right },
    xAxis: {
      type: 'category',
      data: [...chart.categories],
      boundaryGap: true,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.soft } },
      axisLabel: {
        color: ink.soft,
        fontSize: letters.text,
        margin: 8,
        hideOverlap: true,
        formatter: (name: string) => short(name, perCategory),
      },
    },
    yAxis: { type: 'value', show: false, min: 0, max: highest(chart) * 1.12 || 1 },
    series: seriesOptions(chart, height - top - bottom),
  };
}

/** Names as they are where one line holds them all, else each cut to its share. */
function namesFor({ series }: Chart): (name: string) => string {
  const room = lettersIn(inside - series.length * besideName, letters.text);
  const wanted = series.reduce((sum, { name }) => sum + name.length, 0);
  const share = Math.max(1, Math.floor(room / Math.max(1, series.length)));
  return (name) => short(name, wanted <= room ? room : share);
}
