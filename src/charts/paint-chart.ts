import type { Chart } from './chart.ts';
import { chartOptions } from './chart-options.ts';
import { density, height, width } from './measures.ts';
import { openStudio } from './studio.ts';

/** The chart as a PNG, computed here and now: the same bytes for the same chart. */
export async function paintChart(chart: Chart): Promise<Uint8Array> {
  const { init, createCanvas } = await openStudio();
  const canvas = createCanvas(width * density, height * density);
  const drawing = init(canvas, { width, height, devicePixelRatio: density });
  try {
    drawing.setOption(chartOptions(chart));
    return new Uint8Array(await canvas.encode('png'));
  } finally {
    drawing.dispose();
  }
}
