import { minute } from '../../lib/time.ts';
import type { Missed } from '../starts.ts';
import { parseCron } from './cron.ts';
import type { SkipCode } from './fire.ts';
import { firesBack, nextFire } from './fire-times.ts';

/** With `skip`, what comes later than this counts as missed. */
export const graceMs = 10 * minute;
/** With `all`, at most so many are made up for at once: the newest. */
export const mostMadeUpFor = 100;
/** Beyond this nobody needs to know how many were missed. */
export const mostCounted = 1_000;

/** How far a schedule is: every time up to and including `settledAt` is dealt with. */
export type Standing = { cron: string; timeZone: string; settledAt: Date };

/** `missed`: so many earlier times came to nothing on the way to this one, at most `mostCounted`. */
export type PlannedFire =
  | { at: Date; status: 'due'; code: null; missed: number }
  | { at: Date; status: 'skipped'; code: SkipCode; missed: number };

/** `held`: times that wait until the pause ends. */
export type Plan = { fires: PlannedFire[]; settledAt: Date; nextAt: Date | null; held: number };

/** What is to be done by now: for each time since the last look a fire, or one that stands for several. */
export function planFires(standing: Standing, missed: Missed, now: Date, isPaused: boolean): Plan {
  const { timeZone, settledAt } = standing;
  const cron = parseCron(standing.cron);
  const due = timesBetween(cron, settledAt, now, timeZone);
  if (due.length === 0 || (isPaused && missed === 'all'))
    return { fires: [], settledAt, nextAt: nextFire(cron, settledAt, timeZone), held: due.length };
  const fires = isPaused ? [standIn(due, 'paused')] : firesFor(due, missed, now);
  return { fires, settledAt: due[0] ?? settledAt, nextAt: nextFire(cron, now, timeZone), held: 0 };
}

/** Newest first. */
function timesBetween(
  cron: ReturnType<typeof parseCron>,
  after: Date,
  until: Date,
  timeZone: string,
): Date[] {
  const found: Date[] = [];
  for (const time of firesBack(cron, until, timeZone)) {
    if (time <= after || found.length > mostCounted) break;
    found.push(time);
  }
  return found;
}

function firesFor(due: readonly Date[], missed: Missed, now: Date): PlannedFire[] {
  if (missed === 'all') {
    const made = due.slice(0, mostMadeUpFor).toReversed();
    const left = due.length - made.length;
    return made.map((at, index) => ({ at, status: 'due', code: null, missed: index === 0 ? left : 0 }));
  }
  const [newest] = due;
  if (!newest) return [];
  if (missed === 'skip' && now.getTime() - newest.getTime() > graceMs) return [standIn(due, 'missed')];
  return [{ at: newest, status: 'due', code: null, missed: due.length - 1 }];
}

function standIn(due: readonly Date[], code: SkipCode): PlannedFire {
  const [newest = new Date(Number.NaN)] = due;
  return { at: newest, status: 'skipped', code, missed: due.length - 1 };
}
