import { countAlone } from '../../db/metrics/count-alone.ts';
import { countRows } from '../../db/metrics/count-rows.ts';
import {
  firstReceived,
  isFreshlyCounted,
  keepCountedDay,
  listDaysCounted,
} from '../../db/metrics/counted-days.ts';
import { standingAt } from '../../db/metrics/standing-at.ts';
import { dayAt } from '../../domain/days.ts';
import { daysBefore, periodOfDay } from '../../domain/period.ts';
import type { Period } from '../../domain/week.ts';
import { day as dayLong, hour, later } from '../../lib/time.ts';
import type { Context } from '../context.ts';

/** What was under way when the day ended is written by then: no statement and no idle transaction lives so long. */
const settledAfter = hour;
/** A day that ended earlier than this is counted from its rows whenever somebody asks. */
const keptFor = 400 * dayLong;
const atOnce = 20;

type Counting = Pick<Context, 'db' | 'now' | 'timeZone' | 'log'>;

/**
 * Counts the workspace's days that are over, of the day under way its hours, and anew those of which something changed since, newest
 * first. Each in one snapshot, with which the marks go that it shows: what changes meanwhile leaves a mark that stays. A day takes the
 * place of its hours. Answers how many it counted.
 */
export async function countDays(ctx: Counting, most = atOnce): Promise<number> {
  let counted = 0;
  for (const period of (await periodsToCount(ctx)).slice(0, most)) {
    if (!(await countPeriod(ctx, period))) break;
    counted += 1;
  }
  if (counted) ctx.log.info({ periods: counted }, 'days and hours counted');
  return counted;
}

async function countPeriod({ db, now }: Counting, period: Period): Promise<boolean> {
  return countAlone(db, async (tx) => {
    if (await isFreshlyCounted(tx, period)) return false;
    const counts = await countRows(tx, period);
    await keepCountedDay(tx, period, counts, await standingAt(tx, period.to), now());
    return true;
  });
}

async function periodsToCount({ db, now, timeZone }: Counting): Promise<Period[]> {
  const first = await firstReceived(db);
  if (!first) return [];
  const settled = later(now(), -settledAfter);
  const earliest = new Date(Math.max(first.getTime(), settled.getTime() - keptFor));
  const known = await listDaysCounted(db);
  const fresh = new Set(known.filter(({ isFresh }) => isFresh).map(nameOf));
  const over = [...daysOver(earliest, settled, timeZone), ...hoursOver(earliest, settled, timeZone)];
  const changedLongAfter = known.filter(({ isFresh, from }) => !isFresh && from < later(earliest, -dayLong));
  return [...over.filter((period) => !fresh.has(nameOf(period))), ...changedLongAfter];
}

/** Of the day under way, newest first. */
function hoursOver(earliest: Date, settled: Date, timeZone: string): Period[] {
  const periods: Period[] = [];
  const today = periodOfDay(dayAt(settled, timeZone), timeZone);
  for (let from = today.from; later(from, hour) <= settled; from = later(from, hour))
    if (later(from, hour) > earliest) periods.unshift({ from, to: later(from, hour) });
  return periods;
}

/** Newest first. */
function daysOver(earliest: Date, settled: Date, timeZone: string): Period[] {
  const first = dayAt(earliest, timeZone);
  const periods: Period[] = [];
  for (let day = daysBefore(dayAt(settled, timeZone), 1); day >= first; day = daysBefore(day, 1))
    periods.push(periodOfDay(day, timeZone));
  return periods;
}

function nameOf({ from, to }: Period): string {
  return `${from.getTime()}..${to.getTime()}`;
}
