import { listSchedules, lockSchedule, markSeen, updateSchedule } from '../../db/schedules.ts';
import type { Schedule } from '../../db/schedules.ts';
import { parseCron } from '../../domain/schedule/cron.ts';
import { nextFire } from '../../domain/schedule/fire-times.ts';
import { day, minute } from '../../lib/time.ts';
import type { Context } from '../context.ts';
import { definedSchedules } from './defined-schedules.ts';
import type { Defined } from './defined-schedules.ts';
import { adopt, goesBy, isSame, markGone } from './register-schedules.ts';
import { settleTimes } from './settle-times.ts';

const seenEvery = minute;
/** Nobody who goes by what a row says is left after this long, so whoever is there says it anew. */
const forsakenAfter = 5 * minute;
/** A clock that showed a day too much once must not keep a schedule silent until then. */
const aheadMs = day;

/**
 * Fires what is due. Any number of processes may look at any time: a schedule's row says how far it is, one process at a
 * time has it, and a time has one fire for ever. One schedule that fails does not keep the others waiting.
 */
export async function keepSchedules(ctx: Context): Promise<void> {
  const rows = await listSchedules(ctx.db);
  const defined = definedSchedules(ctx);
  for (const row of rows) {
    try {
      await keep(
        ctx,
        row,
        defined.find((each) => isSame(each, row)),
      );
    } catch (error) {
      const { workflowId: workflow, name: schedule } = row;
      ctx.log.error(
        { err: error, workflow, schedule },
        'a schedule could not be kept; it is looked at again',
      );
    }
  }
}

async function keep(ctx: Context, row: Schedule, defined: Defined | undefined): Promise<void> {
  const now = ctx.now();
  const unseenFor = now.getTime() - row.seenAt.getTime();
  const agrees = defined ? goesBy(row, defined) : row.goneAt !== null;
  if (!agrees) {
    if (unseenFor < forsakenAfter) return;
    if (defined) await ctx.db.transaction((tx) => adopt(ctx, tx, defined));
    else await markGone(ctx, row);
    return;
  }
  if (defined && row.nextAt && row.nextAt <= now) await fire(ctx, defined);
  else if (defined && row.settledAt.getTime() - now.getTime() > aheadMs) await startAnew(ctx, defined);
  if (unseenFor >= seenEvery) await markSeen(ctx.db, row, now);
}

async function fire(ctx: Context, defined: Defined): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const row = await lockSchedule(tx, defined);
    if (row && goesBy(row, defined)) await settleTimes(ctx, tx, row, defined, { holds: true });
  });
}

/** From now on; a time that was fired already is not fired again. */
async function startAnew(ctx: Context, defined: Defined): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const row = await lockSchedule(tx, defined);
    const now = ctx.now();
    if (!row || row.settledAt.getTime() - now.getTime() <= aheadMs) return;
    const nextAt = nextFire(parseCron(row.cron), now, row.timeZone);
    await updateSchedule(tx, row, { settledAt: now, nextAt, seenAt: now });
    ctx.log.warn(
      { workflow: row.workflowId, schedule: row.name, settledAt: row.settledAt },
      'a clock was far ahead',
    );
  });
}
