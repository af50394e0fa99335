import { Worker } from 'node:worker_threads';
import { minute, second } from '../lib/time.ts';
import type { Chart } from './chart.ts';

export type Asked = { id: number; chart: Chart };
export type Painted = { id: number } & ({ png: Uint8Array } | { trouble: string });

type Waiting = { resolve(png: Uint8Array): void; reject(error: Error): void };

const longestMs = 20 * second;
const idleMs = minute;

let painter: Painter | undefined;

/**
 * The chart as a PNG of 960 × 640 pixels, the same bytes for the same chart. It is drawn in a thread of its own, which begins with the
 * first picture and ends when none is wanted for a minute: to load the charts takes two seconds of computing and 100 MB, and clicks wait for nobody.
 */
export function drawChart(chart: Chart): Promise<Uint8Array> {
  painter ??= new Painter(() => (painter = undefined));
  return painter.draw(chart);
}

class Painter {
  readonly #thread = new Worker(new URL('./painter-thread.ts', import.meta.url));
  readonly #waiting = new Map<number, Waiting>();
  readonly #gone: () => void;
  #asked = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(gone: () => void) {
    this.#gone = gone;
    this.#thread.on('message', (painted: Painted) => this.#answer(painted));
    this.#thread.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    this.#thread.on('exit', () => this.#end(new Error('The painter’s thread ended.')));
  }

  draw(chart: Chart): Promise<Uint8Array> {
    const id = (this.#asked += 1);
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    this.#waiting.set(id, { resolve, reject });
    this.#watch();
    this.#thread.postMessage({ id, chart } satisfies Asked);
    return promise;
  }

  #answer(painted: Painted): void {
    const waiting = this.#waiting.get(painted.id);
    this.#waiting.delete(painted.id);
    if ('png' in painted) waiting?.resolve(painted.png);
    else waiting?.reject(new Error(`A chart could not be drawn: ${painted.trouble}`));
    this.#watch();
  }

  /** A thread that is asked for nothing ends, and keeps no process alive; one that does not answer ends, too. */
  #watch(): void {
    const isIdle = this.#waiting.size === 0;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#end(new Error('The painter took too long.')),
      isIdle ? idleMs : longestMs,
    );
    this.#timer.unref();
    if (isIdle) this.#thread.unref();
    else this.#thread.ref();
  }

  #end(error: Error): void {
    this.#gone();
    clearTimeout(this.#timer);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    void this.#thread.terminate();
  }
}
