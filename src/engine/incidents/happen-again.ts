import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { findLastNote } from '../../db/incident-notes.ts';
import { addIncidentRuns, countRecurrence } from '../../db/incidents.ts';
import type { Incident } from '../../db/incidents.ts';
import { findMessage, touchMessagesOfIncidents } from '../../db/messages.ts';
import type { Run } from '../../db/runs.ts';
import { theSystem } from '../../domain/event.ts';
import { recurrenceGapMs } from '../../domain/incident.ts';
import { later } from '../../lib/time.ts';
import type { Context } from '../context.ts';
import { wantInThread } from '../messages/want-in-thread.ts';
import { aboutIncident } from './about-incident.ts';
import { noteOn } from './note-on.ts';

/**
 * Counts the same trouble once more where it is open: no card of its own, a line in the run's thread, and now and then one in the
 * incident's. Answers the incident's id.
 */
export async function happenAgain(
  ctx: Context,
  tx: Db,
  { id, cause }: Pick<Incident, 'id' | 'cause'>,
  run: Run | null,
  threadIsOpen: boolean,
): Promise<string> {
  const now = ctx.now();
  const incident = await countRecurrence(tx, id, now);
  if (run && cause === 'repeated_failure') await addIncidentRuns(tx, id, [run.id], now);
  const data = { incident: id, occurrences: incident.occurrences };
  const event = { type: 'incident.recurred', actor: theSystem, data } as const;
  await recordEvents(tx, run?.id ?? workspaceChain, now, [event]);
  if (run && threadIsOpen && (await findMessage(tx, run.id, 'root'))?.state !== 'dead')
    await wantInThread(tx, run, {
      kind: 'incident',
      aboutId: run.id === incident.runId ? id : aboutIncident(id, run.id),
      now,
    });
  const last = await findLastNote(tx, id, 'recurred');
  if (!last || later(last.at, recurrenceGapMs) <= now)
    await noteOn(ctx, tx, incident, { deed: 'recurred', by: theSystem, runId: run?.id ?? null });
  else await touchMessagesOfIncidents(tx, [id], now);
  ctx.log.warn({ runId: run?.id, incidentId: id, occurrences: incident.occurrences }, 'incident recurred');
  return id;
}
