import { enough, percentOf } from '../../../domain/metrics/rate.ts';
import type { Rate } from '../../../domain/metrics/rate.ts';
import { inWords } from '../../../lib/time.ts';

/** `41 of 52 (79 %)`, `3 of 5 (not enough data)`. */
export function rateIn(rate: Rate): string {
  const share = enough(rate) ? `${percentOf(rate)} %` : 'not enough data';
  return `${rate.of} of ${rate.outOf} (${share})`;
}

export function spanIn(milliseconds: number | null): string {
  return milliseconds === null ? 'unknown' : inWords(milliseconds);
}

export function moneyIn(microUsd: number | null): string {
  return microUsd === null ? 'unknown' : `$${(microUsd / 1_000_000).toFixed(2)}`;
}

/** `+12 from 40`. */
export function changeFrom(now: number, before: number): string {
  const change = now - before;
  return `${change > 0 ? '+' : change < 0 ? '−' : '±'}${Math.abs(change)} from ${before}`;
}
