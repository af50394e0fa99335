import type { Missed } from '../domain/starts.ts';
import { shownAt } from '../lib/wall-clock.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const short = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** `Monday to Friday at 08:00`, `every hour at :30`; what is more than that stays as cron writes it. */
export function timesInWords(cron: string): string {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.trim().toLowerCase().split(/\s+/);
  const days = month === '*' ? daysInWords(day, weekday) : undefined;
  const every = /^\*\/(\d+)$/.exec(minute)?.[1];
  if (days && hour === '*' && every)
    return `${days === 'every day' ? '' : `${days}, `}every ${every} minutes`;
  if (!days || !/^\d+$/.test(minute)) return `at ${cron}`;
  const past = minute.padStart(2, '0');
  if (hour === '*') return `${days === 'every day' ? '' : `${days}, `}every hour at :${past}`;
  if (!/^\d+(,\d+)*$/.test(hour)) return `at ${cron}`;
  const times = hour.split(',').map((each) => `${each.padStart(2, '0')}:${past}`);
  return `${days} at ${times.join(' and ')}`;
}

function daysInWords(day: string, weekday: string): string | undefined {
  if (day === '*' && weekday === '*') return 'every day';
  if (weekday === '*') return /^\d+$/.test(day) ? `on day ${day} of the month` : undefined;
  if (day !== '*') return undefined;
  const [from, to, ...more] = weekday.split('-').map(dayName);
  if (to !== undefined && from && to && more.length === 0) return `${from} to ${to}`;
  const named = weekday.split(',').map(dayName);
  return named.every((each) => each !== undefined) ? `every ${named.join(', ')}` : undefined;
}

function dayName(text: string): string | undefined {
  return weekdays[/^[0-7]$/.test(text) ? Number(text) % 7 : short.indexOf(text)];
}

/** What the clocks of a place show: `Tue 24 Nov 08:00`. */
export function wallClock(time: Date, timeZone: string): string {
  const shown = new Date(shownAt(time.getTime(), timeZone)).toUTCString();
  return `${shown.slice(0, 3)} ${shown.slice(5, 11)} ${shown.slice(17, 22)}`;
}

/** What comes of a time at which nobody was there. */
export const missedWords = {
  latest: 'of missed times the newest is made up for',
  all: 'every missed time is made up for, the newest hundred at most',
  skip: 'a time that was missed by more than ten minutes is left out',
} as const satisfies Record<Missed, string>;

/** What is paused, by what becomes of its times: they wait where all of them count. */
export function pauseInWords(holds: boolean): string {
  return holds
    ? 'Its times wait, and are made up for when it goes on.'
    : 'Its times pass without a run, and are not made up for.';
}
