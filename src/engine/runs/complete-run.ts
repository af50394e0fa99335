import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { moveRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { theSystem } from '../../domain/event.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { Context } from '../context.ts';
import { closeIncidents } from '../incidents/close-incidents.ts';
import { Superseded } from '../superseded.ts';
import { tellOutcome } from './tell-outcome.ts';

/** `data`: for the record, why it is complete where nothing was carried out. */
export async function completeRun(ctx: Context, tx: Db, run: Run, data?: JsonObject): Promise<void> {
  const now = ctx.now();
  const completed = await moveRun(tx, run.id, 'completed', now, { finishedAt: now });
  if (!completed) throw new Superseded(run.id);
  await Promise.all([
    recordEvents(tx, run.id, now, [{ type: 'run.completed', actor: theSystem, ...(data ? { data } : {}) }]),
    tellOutcome(ctx, tx, completed),
  ]);
  await closeIncidents(ctx, tx, completed);
}
