import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { insertFire } from '../../db/fires.ts';
import { findPause } from '../../db/pauses.ts';
import { updateSchedule } from '../../db/schedules.ts';
import type { Schedule } from '../../db/schedules.ts';
import { theClock } from '../../domain/event.ts';
import { planFires } from '../../domain/schedule/plan-fires.ts';
import type { PlannedFire } from '../../domain/schedule/plan-fires.ts';
import { newId } from '../../lib/ids.ts';
import type { Context } from '../context.ts';
import type { Defined } from './defined-schedules.ts';

/**
 * Deals with every time of a locked schedule that has come: each gets its fire, its event and its job in the caller's
 * transaction. `holds`: whether times that must all be made up for may wait for the end of a pause.
 */
export async function settleTimes(
  ctx: Context,
  tx: Db,
  row: Schedule,
  { start }: Defined,
  { holds }: { holds: boolean },
): Promise<Pick<Schedule, 'settledAt' | 'nextAt'>> {
  const now = ctx.now();
  const isPaused = row.pausedBy !== null || (await findPause(tx, row.workflowId)) !== undefined;
  const missed = isPaused && !holds ? 'latest' : start.missed;
  const { fires, settledAt, nextAt } = planFires(row, missed, now, isPaused);
  for (const fire of fires) await write(ctx, tx, row, fire, now);
  const settled = { settledAt, nextAt };
  await updateSchedule(tx, row, { ...settled, seenAt: now });
  return settled;
}

async function write(ctx: Context, tx: Db, row: Schedule, planned: PlannedFire, now: Date): Promise<void> {
  const { workflowId, name } = row;
  const id = newId('fir');
  const { at, status, code, missed } = planned;
  const fire = await insertFire(tx, {
    id,
    workflowId,
    name,
    at,
    status,
    code,
    missed,
    firedAt: now,
    movedAt: now,
  });
  if (!fire) return;
  const lateMs = now.getTime() - at.getTime();
  const data = { workflow: workflowId, schedule: name, fire: id, at: at.toISOString(), lateMs, missed, code };
  const type = status === 'due' ? 'schedule.fired' : 'schedule.skipped';
  await recordEvents(tx, workspaceChain, now, [{ type, actor: theClock, data }]);
  if (status === 'due') await ctx.queue.enqueue(tx, 'fire', id);
  const said = {
    workflow: workflowId,
    schedule: name,
    fire: id,
    at,
    lateMs,
    missed,
    ...(code ? { code } : {}),
  };
  if (missed > 0) ctx.log.warn(said, 'schedule: times were missed');
  else ctx.log.info(said, status === 'due' ? 'schedule fired' : 'schedule: a time was skipped');
}
