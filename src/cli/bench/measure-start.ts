import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from './percentile.ts';
import type { Stage } from './stage.ts';

const starts = 5;

/** From the start of the unmodified app's process to its first 200 from /readyz, on a migrated database. */
export async function measureStart(stage: Stage): Promise<number> {
  const place = await stage.place();
  const took: number[] = [];
  for (let index = 0; index <= starts; index++) {
    const begun = performance.now();
    const app = stage.startUnmodified(place);
    await untilReady(`http://127.0.0.1:${place.environment['PORT']}/readyz`, app.ended);
    if (index > 0) took.push(performance.now() - begun); // the first one migrates
    await app.stop();
  }
  await place.database.close();
  return percentile(took, 0.5);
}

async function untilReady(url: string, ended: Promise<unknown>): Promise<void> {
  const early = ended.then(() => {
    throw new Error('The app ended while it started.');
  });
  for (;;) {
    const response = await Promise.race([fetch(url).catch(() => undefined), early]);
    if (response?.ok) return;
    await pause(5);
  }
}
