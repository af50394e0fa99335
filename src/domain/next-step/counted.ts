import { inWords } from '../../lib/time.ts';
import { percentOf } from '../metrics/rate.ts';

/** `1 run is`, `3 runs are`. */
export function are(count: number, noun: string): string {
  return count === 1 ? `1 ${noun} is` : `${count} ${noun}s are`;
}

export function several(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/** `45 of 60 decisions (75 %)`. */
export function share(of: number, outOf: number, noun: string): string {
  return `${of} of ${outOf} ${noun} (${percentOf({ of, outOf }) ?? 0} %)`;
}

export function since(milliseconds: number): string {
  return `for ${inWords(milliseconds)}`;
}

export function dollars(microUsd: number): string {
  return `$${(microUsd / 1_000_000).toFixed(2)}`;
}

/** Whether so many of so many reach a share, without a division that rounds. */
export function isAtLeast(of: number, outOf: number, percent: number): boolean {
  return outOf > 0 && of * 100 >= outOf * percent;
}
