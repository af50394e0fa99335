import { minute, second } from '../../lib/time.ts';

const longest = 5 * minute;

/** Milliseconds before the next attempt: doubling from a second to five minutes, spread so that writers do not march in step. */
export function retryDelay(attempts: number, random: () => number): number {
  const full = Math.min(longest, second * 2 ** Math.min(attempts - 1, 20));
  return Math.round(full * (0.5 + random() / 2));
}
