import { recordEvents } from '../../db/events.ts';
import { insertJoin } from '../../db/joins.ts';
import { touchMessages } from '../../db/messages.ts';
import { lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { changeTriggers, isOver } from '../../domain/run.ts';
import type { Context } from '../context.ts';
import type { StartRun } from './start-run.ts';
import { startedBy } from './started-by.ts';

/** Has a trigger join the open run of its subject, whose thread says so. False when the run ended meanwhile, or the key was used. */
export async function joinRun(ctx: Context, open: Run, input: StartRun): Promise<boolean> {
  const { key, trigger, surface, from = {} } = input;
  const isJoined = await ctx.db.transaction(async (tx) => {
    const run = await lockRun(tx, open.id);
    const now = ctx.now();
    if (isOver(run.status)) return false;
    if (!(await insertJoin(tx, { key, runId: run.id, trigger, joinedAt: now }))) return false;
    const data = { trigger, ...from };
    await recordEvents(tx, run.id, now, [{ type: 'run.joined', actor: startedBy(input), surface, data }]);
    const isChange = changeTriggers.includes(trigger);
    await touchMessages(tx, run.id, now, { kinds: isChange ? ['steps', 'card'] : ['steps'] });
    return true;
  });
  if (isJoined) ctx.wake();
  return isJoined;
}
