import { parentPort } from 'node:worker_threads';
import type { Asked, Painted } from './draw-chart.ts';
import { paintChart } from './paint-chart.ts';

/** What runs in the painter's thread: one answer for each chart that is asked for. */
parentPort?.on('message', ({ id, chart }: Asked) => {
  void painted(id, chart).then((answer) => parentPort?.postMessage(answer));
});

async function painted(id: number, chart: Asked['chart']): Promise<Painted> {
  try {
    return { id, png: await paintChart(chart) };
  } catch (error) {
    return { id, trouble: error instanceof Error ? error.message : String(error) };
  }
}
