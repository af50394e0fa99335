import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import type { Incident } from '../../db/incidents.ts';
import { theSystem } from '../../domain/event.ts';
import type { ResolutionCode } from '../../domain/incident.ts';
import type { Context } from '../context.ts';
import { noteOn } from './note-on.ts';

/** Says that an incident ended by itself: in the chain of the run whose doing it was, which the caller has locked, and in its thread. */
export async function endedBy(
  ctx: Context,
  tx: Db,
  incident: Incident,
  resolution: ResolutionCode,
  runId: string | null,
): Promise<void> {
  const data = { incident: incident.id, resolution };
  const event = { type: 'incident.resolved', actor: theSystem, data } as const;
  await recordEvents(tx, runId ?? workspaceChain, ctx.now(), [event]);
  await noteOn(ctx, tx, incident, { deed: 'resolved', by: theSystem, code: resolution, runId });
}
