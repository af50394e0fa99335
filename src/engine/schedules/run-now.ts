import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { findFireAt, insertFire, reopenFire } from '../../db/fires.ts';
import { lockIncident, resolveIncident } from '../../db/incidents.ts';
import { person } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { parseCron } from '../../domain/schedule/cron.ts';
import { firesBack } from '../../domain/schedule/fire-times.ts';
import { newId } from '../../lib/ids.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { endedBy } from '../incidents/ended-by.ts';
import { assertNotPaused } from '../pauses/assert-not-paused.ts';
import { assertTeamsSuffice } from '../workspace/assert-teams-suffice.ts';
import { namedSchedule } from './defined-schedules.ts';
import type { Defined } from './defined-schedules.ts';
import type { OneSchedule } from './pause-schedule.ts';

/** `at`: the time it is run for. `already`: that time's runs are just being started. */
export type RunNow = { title: string; name: string; at: Date; fireId: string; already: boolean };

/**
 * Does at once what the schedule does at its times, for the last of them: what that started before is found, not started
 * again, and what was skipped or came since is started. Whoever asks counts as who asked for the runs. Throws Refused, audited.
 */
export async function runScheduleNow(ctx: Context, input: OneSchedule): Promise<RunNow> {
  const { workflow: id, schedule: name, person: who, surface } = input;
  return orRecordRefusal(ctx, { what: `run ${id}/${name} now`, who, surface }, async () => {
    const defined = namedSchedule(ctx, id, name);
    const { workflow } = defined;
    await assertMay(ctx, 'start', workflow, who);
    await assertTeamsSuffice(ctx, workflow);
    await assertNotPaused(ctx.db, workflow);
    const at = lastTime(ctx, defined);
    const fire = await ctx.db.transaction(async (tx) => {
      const now = ctx.now();
      const opened = await open(ctx, tx, defined, at, who);
      if (!opened.isNew) return opened;
      const data = { workflow: workflow.id, schedule: name, fire: opened.id, at: at.toISOString() };
      await recordEvents(tx, workspaceChain, now, [
        { type: 'schedule.fired', actor: person(who), surface, data },
      ]);
      await ctx.queue.enqueue(tx, 'fire', opened.id);
      return opened;
    });
    ctx.log.info({ workflow: id, schedule: name, fire: fire.id, at }, 'schedule run by hand');
    return { title: workflow.title, name, at, fireId: fire.id, already: !fire.isNew };
  });
}

function lastTime(ctx: Context, { cron, timeZone, name, workflowId }: Defined): Date {
  const [at] = firesBack(parseCron(cron), ctx.now(), timeZone);
  if (!at) throw new Refused('unknown_schedule', { asked: `${workflowId} ${name}` });
  return at;
}

async function open(
  ctx: Context,
  tx: Db,
  { workflowId, name }: Defined,
  at: Date,
  askedBy: string,
): Promise<{ id: string; isNew: boolean }> {
  const now = ctx.now();
  const moments = { at, firedAt: now, movedAt: now };
  const fire = { id: newId('fir'), workflowId, name, status: 'due' as const, code: null, missed: 0, askedBy };
  if (await insertFire(tx, { ...fire, ...moments })) return { id: fire.id, isNew: true };
  const there = await findFireAt(tx, { workflowId, name, at });
  if (!there) throw new Error(`Schedule ${workflowId}/${name} has no fire at ${at.toISOString()}.`);
  const isNew = (await reopenFire(tx, there.id, askedBy, now)) !== undefined;
  if (isNew && there.incidentId) await doneAgain(ctx, tx, there.incidentId, askedBy);
  return { id: there.id, isNew };
}

/** What came to nothing is tried once more, so its incident is over; a repeated one is for its owner to say. */
async function doneAgain(ctx: Context, tx: Db, incidentId: string, by: string): Promise<void> {
  const incident = await lockIncident(tx, incidentId);
  if (incident.cause === 'repeated_failure') return;
  const how = { resolution: 'done_again', by, noteId: null, now: ctx.now() } as const;
  if (await resolveIncident(tx, incidentId, how)) await endedBy(ctx, tx, incident, 'done_again', null);
}
