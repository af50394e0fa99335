import { readFile } from 'node:fs/promises';
import type { Metrics } from './open-metrics.ts';

const manifest = new URL('../../../package.json', import.meta.url);

/** Loaded only where somebody watches: the library takes a tenth of a second. */
export async function loadMetrics(model: string): Promise<Metrics> {
  const { openMetrics } = await import('./open-metrics.ts');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  return openMetrics({ version, node: process.version, model });
}
