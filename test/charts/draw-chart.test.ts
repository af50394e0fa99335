import { describe, expect, test } from 'vitest';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Chart } from '../../src/charts/chart.ts';
import { drawChart } from '../../src/charts/draw-chart.ts';
import { paintChart } from '../../src/charts/paint-chart.ts';

const weeks = ['W44', 'W45', 'W46', 'W47'];
const outcomes: Chart = {
  kind: 'stacked bars',
  title: 'Runs that ended, per week',
  unit: '',
  categories: weeks,
  series: [
    { name: 'Completed', values: [31, 35, null, 38] },
    { name: 'Rejected', values: [6, 4, null, 3] },
  ],
};

/** The colours of the picture, pixel by pixel. */
async function pixels(png: Uint8Array) {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  const paper = canvas.getContext('2d');
  paper.drawImage(image, 0, 0);
  const { data } = paper.getImageData(0, 0, image.width, image.height);
  const at = (x: number, y: number) => [
    ...data.subarray(4 * (y * image.width + x), 4 * (y * image.width + x) + 3),
  ];
  const columns = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, x) =>
      Array.from({ length: 100 }, (__, y) => at(from + x, 440 + y)),
    ).flat();
  return { width: image.width, height: image.height, at, columns };
}

const isBlue = ([red = 0, green = 0, blue = 0]: number[]) => blue > 150 && red < 60 && green < 160;

describe('a chart as a picture', () => {
  test('is a PNG of 960 × 640 pixels on white paper, drawn beside everything else', async () => {
    const png = await drawChart(outcomes);
    expect(Buffer.from(png).subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    const { width, height, at } = await pixels(png);
    expect([width, height]).toEqual([960, 640]);
    expect(at(2, 2)).toEqual([255, 255, 255]);
    expect(png.byteLength).toBeLessThan(100_000);
  });

  test('is the same bytes for the same chart, in whichever thread, and others for other figures', async () => {
    const [one, again, other] = await Promise.all([
      drawChart(outcomes),
      paintChart(outcomes),
      paintChart({ ...outcomes, series: [{ name: 'Completed', values: [31, 35, null, 39] }] }),
    ]);
    expect(Buffer.compare(one, again)).toBe(0);
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  test('leaves a gap where nothing is known', async () => {
    const { columns } = await pixels(await paintChart(outcomes));
    expect(columns(36, 258).some(isBlue)).toBe(true);
    expect(columns(490, 690).some(isBlue)).toBe(false);
    expect(columns(702, 924).some(isBlue)).toBe(true);
  });

  test.each<[string, Partial<Chart>]>([
    ['nothing at all', { categories: [], series: [] }],
    ['only what is unknown', { series: [{ name: 'Completed', values: [null, null, null, null] }] }],
    ['only zeros', { kind: 'lines', series: [{ name: 'Completed', values: [0, 0, 0, 0] }] }],
    [
      'names that are long, hostile or in other letters',
      {
        kind: 'bars',
        title: '{a|b} <b>\u202eevil</b> '.repeat(50),
        categories: ['x'.repeat(5_000), '{c}\n{d}', '日本語', '\u0000'],
        series: [
          { name: '{a} '.repeat(900), values: [1e12, 0.0001, 3, 2] },
          { name: '', values: [1, 2] },
        ],
      },
    ],
  ])('is drawn of %s', async (_, changed) => {
    const { width } = await pixels(await paintChart({ ...outcomes, ...changed }));
    expect(width).toBe(960);
  });

  test('which cannot be drawn is refused by itself, and the next one is drawn', async () => {
    const broken = { ...outcomes, series: null } as unknown as Chart;
    await expect(drawChart(broken)).rejects.toThrow('A chart could not be drawn');
    expect((await drawChart(outcomes)).byteLength).toBeGreaterThan(1_000);
  });
});
