import { day, later } from '../../../lib/time.ts';

export function daysAgo(now: Date, days: number): Date {
  return later(now, -days * day);
}

export function secondsAgo(now: Date, days: number): number {
  return Math.floor(daysAgo(now, days).getTime() / 1000);
}

/** The day alone: `2026-10-28`. */
export function dateOf(now: Date, days: number): string {
  return daysAgo(now, days).toISOString().slice(0, 10);
}
