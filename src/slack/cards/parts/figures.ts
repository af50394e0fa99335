import { enough, percentOf } from '../../../domain/metrics/rate.ts';
import type { Rate } from '../../../domain/metrics/rate.ts';
import type { Tally } from '../../../domain/metrics/tally.ts';
import { day, hour, minute, second } from '../../../lib/time.ts';
import { clip, oneLine } from '../../text.ts';

/** `41 of 52 (79 %)`; of too few, `3 of 5 (not enough data)`. */
export function rateIn(rate: Rate): string {
  const share = enough(rate) ? `${percentOf(rate)} %` : 'not enough data';
  return `${countIn(rate.of)} of ${countIn(rate.outOf)} (${share})`;
}

/** `3.4 h`, with the unit in which it is short; `unknown` is not zero. */
export function spanIn(milliseconds: number | null): string {
  if (milliseconds === null) return 'unknown';
  const { unit, name } = units.find(({ from }) => Math.abs(milliseconds) >= from) ?? { unit: 1, name: 'ms' };
  return `${inUnit(milliseconds / unit)} ${name}`;
}

/** Days only from two on: `26 h` is nearer to how people speak of it than `1.1 days`. */
const units = [
  { from: 2 * day, unit: day, name: 'days' },
  { from: hour, unit: hour, name: 'h' },
  { from: minute, unit: minute, name: 'min' },
  { from: second, unit: second, name: 's' },
] as const;

function inUnit(value: number): string {
  return Math.abs(value) < 9.95 ? String(Number(value.toFixed(1))) : countIn(Math.round(value));
}

/** `$1,204.50`, `$0.0042`; `unknown` as soon as one price is. */
export function moneyIn(microUsd: number | null): string {
  if (microUsd === null) return 'unknown';
  if (microUsd > 0 && microUsd < 100) return 'under $0.0001';
  const small = microUsd !== 0 && Math.abs(microUsd) < 100_000;
  const digits = small ? 4 : 2;
  return (microUsd / 1_000_000).toLocaleString('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** `+12 from 40`, `-3 from 40`, `as before: 40`. */
export function changeFrom(now: number, before: number): string {
  if (now === before) return `as before: ${countIn(before)}`;
  const change = now - before;
  return `${change > 0 ? '+' : '-'}${countIn(Math.abs(change))} from ${countIn(before)}`;
}

/** `1,204`. */
export function countIn(count: number): string {
  return count.toLocaleString('en-US');
}

/** `3 (+1 from 2)`. */
export function changedIn(now: number, before: number): string {
  return `${countIn(now)} (${changeFrom(now, before)})`;
}

const shownCodes = 5;

/** `too late 3, wrong tone 2, others 4`. */
export function tallyIn(counts: Tally, called: (code: string) => string = codeIn): string {
  const shown = counts
    .slice(0, shownCodes)
    .map(({ code, count }) => `${clip(oneLine(called(code)), 60)} ${countIn(count)}`);
  const rest = counts.slice(shownCodes).reduce((sum, { count }) => sum + count, 0);
  return [...shown, ...(rest ? [`others ${countIn(rest)}`] : [])].join(', ');
}

/** `action failed`, for a code that nobody gave a name. */
export function codeIn(code: string): string {
  return code === 'none_given' ? 'no reason given' : code.replaceAll('_', ' ');
}
