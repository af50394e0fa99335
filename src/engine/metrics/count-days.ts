import { countAlone } from '../../db/metrics/count-alone.ts';
import { countRows } from '../../db/metrics/count-rows.ts';
import { firstReceived, keepCountedDay, listDaysCounted } from '../../db/metrics/counted-days.ts';
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
 * Counts the workspace's days that are over, and anew those of which something changed since, newest first. Each in one snapshot, with
 * which the marks go that it shows: what changes meanwhile leaves a mark that stays. Answers how many it counted.
 */
export async function countDays(ctx: Counting, most = atOnce): Promise<number> {
  let counted = 0;
  for (const period of (await daysToCount(ctx)).slice(0, most)) {
    if (!(await countDay(ctx, period))) break;
    counted += 1;
  }
  if (counted) ctx.log.info({ days: counted }, 'days counted');
  return counted;
}

async function countDay({ db, now }: Counting, day: Period): Promise<boolean> {
  return countAlone(db, async (tx) => {
    const counts = await countRows(tx, day);
    await keepCountedDay(tx, day, counts, await standingAt(tx, day.to), now());
  });
}

async function daysToCount({ db, now, timeZone }: Counting): Promise<Period[]> {
  const first = await firstReceived(db);
  if (!first) return [];
  const settled = later(now(), -settledAfter);
  const earliest = new Date(Math.max(first.getTime(), settled.getTime() - keptFor));
  const known = await listDaysCounted(db);
  const fresh = new Set(known.filter(({ isFresh }) => isFresh).map(nameOf));
  const over = daysOver(earliest, settled, timeZone);
  const changedLongAfter = known.filter(({ isFresh, from }) => !isFresh && from < later(earliest, -dayLong));
  return [...over.filter((day) => !fresh.has(nameOf(day))), ...changedLongAfter];
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
