import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { moveRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import type { Actor } from '../../domain/event.ts';
import type { IncidentCause } from '../../domain/incident.ts';
import type { Context } from '../context.ts';
import { openIncident } from '../incidents/open-incident.ts';
import { tellOutcome } from './tell-outcome.ts';

/** Stops the run for its owner to look at, in the caller's transaction; false when it was no longer there to stop. */
export async function blockRun(
  ctx: Context,
  tx: Db,
  run: Run,
  why: { cause: IncidentCause; code: string; detail?: string | undefined; isGrave?: boolean; by: Actor },
): Promise<boolean> {
  const { cause, code, detail, isGrave, by } = why;
  const now = ctx.now();
  const blocked = await moveRun(tx, run.id, 'blocked', now, { cause, causeCode: code });
  if (!blocked) return false;
  await recordEvents(tx, run.id, now, [{ type: 'run.blocked', actor: by, data: { cause, code } }]);
  await openIncident(ctx, tx, blocked, cause, code, { detail, isGrave });
  await tellOutcome(ctx, tx, blocked);
  return true;
}
