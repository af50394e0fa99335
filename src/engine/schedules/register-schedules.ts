import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { insertSchedule, listSchedules, lockScheduleInTurn, updateSchedule } from '../../db/schedules.ts';
import type { Schedule } from '../../db/schedules.ts';
import { theSystem } from '../../domain/event.ts';
import { parseCron } from '../../domain/schedule/cron.ts';
import { nextFire } from '../../domain/schedule/fire-times.ts';
import type { Context } from '../context.ts';
import { definedSchedules } from './defined-schedules.ts';
import type { Defined } from './defined-schedules.ts';
import { settleTimes } from './settle-times.ts';

/**
 * Makes the schedules of this version the ones that count: whoever starts last says when they fire, and those that it
 * has no longer fire no more. `paused`: those that begin paused where this database has not met them, as `workflow/name`.
 */
export async function registerSchedules(ctx: Context, paused: readonly string[] = []): Promise<void> {
  const defined = definedSchedules(ctx);
  for (const each of defined) {
    await ctx.db.transaction(async (tx) => {
      await insertSchedule(tx, firstRow(ctx, each, paused.includes(`${each.workflowId}/${each.name}`)));
      await adopt(ctx, tx, each);
    });
  }
  for (const row of await listSchedules(ctx.db))
    if (!defined.some((each) => isSame(each, row))) await markGone(ctx, row);
}

export function isSame(
  one: Pick<Schedule, 'workflowId' | 'name'>,
  other: Pick<Schedule, 'workflowId' | 'name'>,
) {
  return one.workflowId === other.workflowId && one.name === other.name;
}

/** Whether the row says of these times what this version says. */
export function goesBy(row: Schedule, { cron, timeZone }: Defined): boolean {
  return row.goneAt === null && row.cron === cron && row.timeZone === timeZone;
}

function firstRow(ctx: Context, { workflowId, name, cron, timeZone }: Defined, isPaused: boolean): Schedule {
  const now = ctx.now();
  const pause = isPaused ? { pausedBy: theSystem.id, pausedAt: now } : { pausedBy: null, pausedAt: null };
  return {
    workflowId,
    name,
    cron,
    timeZone,
    settledAt: now,
    nextAt: nextFire(parseCron(cron), now, timeZone),
    goneAt: null,
    seenAt: now,
    ...pause,
  };
}

/** What came due under the old times is dealt with first; the new ones count from now. */
export async function adopt(ctx: Context, tx: Db, defined: Defined): Promise<void> {
  const row = await lockScheduleInTurn(tx, defined);
  if (!row || goesBy(row, defined)) return;
  const { cron, timeZone, workflowId, name } = defined;
  const now = ctx.now();
  const before = row.goneAt ? row : await settleTimes(ctx, tx, row, defined, { holds: false });
  const settledAt = before.settledAt > now ? before.settledAt : now;
  const nextAt = nextFire(parseCron(cron), settledAt, timeZone);
  await updateSchedule(tx, row, { cron, timeZone, settledAt, nextAt, goneAt: null, seenAt: now });
  const data = { workflow: workflowId, schedule: name, cron, timeZone, next: nextAt?.toISOString() ?? null };
  await recordEvents(tx, workspaceChain, now, [{ type: 'schedule.changed', actor: theSystem, data }]);
  ctx.log.info(data, 'schedule changed');
}

/** It keeps how far it was, so that whoever brings it back begins from then on. */
export async function markGone(ctx: Context, { workflowId, name }: Schedule): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const row = await lockScheduleInTurn(tx, { workflowId, name });
    if (!row || row.goneAt) return;
    const now = ctx.now();
    await updateSchedule(tx, row, { goneAt: now, nextAt: null, seenAt: now });
    const data = { workflow: workflowId, schedule: name, next: null };
    await recordEvents(tx, workspaceChain, now, [{ type: 'schedule.changed', actor: theSystem, data }]);
    ctx.log.info(data, 'schedule is gone');
  });
}
