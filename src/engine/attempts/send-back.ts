import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { touchMessages } from '../../db/messages.ts';
import { moveRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import type { AuditEvent } from '../../domain/event.ts';
import type { Context } from '../context.ts';
import { Superseded } from '../superseded.ts';

/** Has the agent think once more, in the caller's transaction: with what people have said, from fresh readings. */
export async function sendBack(ctx: Context, tx: Db, run: Run, why: AuditEvent): Promise<void> {
  const now = ctx.now();
  if (!(await moveRun(tx, run.id, 'running', now))) throw new Superseded(run.id);
  await recordEvents(tx, run.id, now, [why]);
  await touchMessages(tx, run.id, now);
  await ctx.queue.enqueue(tx, 'agent', run.id);
}
