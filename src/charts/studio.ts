import { createRequire } from 'node:module';
import type { Canvas } from '@napi-rs/canvas';
import type { ECharts, EChartsCoreOption } from 'echarts/core';

type Measures = { width: number; height: number; devicePixelRatio: number };

export type Studio = {
  createCanvas(width: number, height: number): Canvas;
  init(
    canvas: Canvas,
    measures: Measures,
  ): Pick<ECharts, 'dispose'> & { setOption(option: EChartsCoreOption): void };
};

let opened: Promise<Studio> | undefined;

/** The canvas, the letters and the charts. They are loaded once and only when a picture is wanted: 60 MB that most processes never need. */
export function openStudio(): Promise<Studio> {
  opened ??= open();
  return opened;
}

export const family = 'Inter, "Inter Ext", sans-serif';

/** Latin with its accents: the letters that come with the package are parted by alphabet. */
const require = createRequire(import.meta.url);
const fonts = [
  [require.resolve('@fontsource/inter/files/inter-latin-400-normal.woff2'), 'Inter'],
  [require.resolve('@fontsource/inter/files/inter-latin-600-normal.woff2'), 'Inter'],
  [require.resolve('@fontsource/inter/files/inter-latin-ext-400-normal.woff2'), 'Inter Ext'],
  [require.resolve('@fontsource/inter/files/inter-latin-ext-600-normal.woff2'), 'Inter Ext'],
] as const;

async function open(): Promise<Studio> {
  const [
    { createCanvas, DOMMatrix, GlobalFonts },
    core,
    { BarChart, LineChart },
    components,
    { CanvasRenderer },
  ] = await Promise.all([
    import('@napi-rs/canvas'),
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  for (const [file, name] of fonts) GlobalFonts.registerFromPath(file, name);
  const { GridComponent, LegendComponent, TitleComponent } = components;
  core.use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent, CanvasRenderer]);
  // What patterns are turned and sharpened with, which browsers have by themselves.
  Object.assign(globalThis, { DOMMatrix });
  // ECharts is typed for browsers; of an element it only uses what a canvas has.
  core.setPlatformAPI({ createCanvas: () => createCanvas(32, 32) as never });
  return { createCanvas, init: (canvas, measures) => core.init(canvas, null, measures) };
}
