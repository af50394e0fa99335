import { recordEvents, workspaceChain } from '../../db/events.ts';
import { lockScheduleInTurn, updateSchedule } from '../../db/schedules.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedSchedule } from './defined-schedules.ts';
import { settleTimes } from './settle-times.ts';

export type OneSchedule = { workflow: string; schedule: string; person: string; surface: Surface };

/** `already`: it was so before. `nextAt`: null when its times never come again. `held`: whether times wait for its end. */
export type Standing = { title: string; name: string; already: boolean; nextAt: Date | null; holds: boolean };

/** Its times pass without a run, or with `all` wait until it goes on; runs under way go on. Throws Refused, audited. */
export async function pauseSchedule(ctx: Context, input: OneSchedule): Promise<Standing> {
  return change(ctx, input, 'pause');
}

/** From its next time on it fires again; what passed meanwhile stays skipped, unless all of it is to be made up for. */
export async function resumeSchedule(ctx: Context, input: OneSchedule): Promise<Standing> {
  return change(ctx, input, 'resume');
}

async function change(ctx: Context, input: OneSchedule, to: 'pause' | 'resume'): Promise<Standing> {
  const { workflow: id, schedule: name, person: who, surface } = input;
  return orRecordRefusal(ctx, { what: `${to} ${id}/${name}`, who, surface }, async () => {
    const defined = namedSchedule(ctx, id, name);
    const { workflow, start } = defined;
    await assertMay(ctx, 'pause', workflow, who);
    const changed = await ctx.db.transaction(async (tx) => {
      const row = await lockScheduleInTurn(tx, defined);
      if (!row) throw new Refused('unknown_schedule', { asked: `${id} ${name}` });
      const isPaused = row.pausedBy !== null;
      if (isPaused === (to === 'pause')) return { already: true, nextAt: row.nextAt };
      // What came before this moment is judged as it stood until now.
      const { nextAt } = row.goneAt ? row : await settleTimes(ctx, tx, row, defined, { holds: true });
      const now = ctx.now();
      const paused = to === 'pause' ? { pausedBy: who, pausedAt: now } : { pausedBy: null, pausedAt: null };
      await updateSchedule(tx, row, paused);
      const type = to === 'pause' ? 'schedule.paused' : 'schedule.resumed';
      const data = { workflow: workflow.id, schedule: name };
      await recordEvents(tx, workspaceChain, now, [{ type, actor: person(who), surface, data }]);
      return { already: false, nextAt };
    });
    ctx.log.warn({ workflow: id, schedule: name, already: changed.already }, `schedule ${to}d`);
    return { title: workflow.title, name, holds: start.missed === 'all', ...changed };
  });
}
