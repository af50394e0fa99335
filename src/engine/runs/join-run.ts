import { recordEvents } from '../../db/events.ts';
import { insertJoin } from '../../db/joins.ts';
import { touchMessages } from '../../db/messages.ts';
import { lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { changeTriggers, isOver } from '../../domain/run.ts';
import type { Context } from '../context.ts';
import { startedBy } from './start-run.ts';
import type { StartRun } from './start-run.ts';

/** Has a trigger join the open run of its subject, whose thread says so. `over`: the run ended meanwhile. */
export async function joinRun(
  ctx: Context,
  open: Run,
  input: StartRun,
): Promise<'joined' | 'repeated' | 'over'> {
  const { key, trigger, surface, from = {} } = input;
  const how = await ctx.db.transaction(async (tx) => {
    const run = await lockRun(tx, open.id);
    if (isOver(run.status)) return 'over';
    const now = ctx.now();
    if (!(await insertJoin(tx, { key, runId: run.id, trigger, joinedAt: now }))) return 'repeated';
    const data = { trigger, ...from };
    await recordEvents(tx, run.id, now, [{ type: 'run.joined', actor: startedBy(input), surface, data }]);
    const isChange = changeTriggers.includes(trigger);
    await touchMessages(tx, run.id, now, { kinds: isChange ? ['steps', 'card'] : ['steps'] });
    return 'joined';
  });
  if (how === 'joined') ctx.wake();
  return how;
}
