import type { Db } from '../../db/client.ts';
import { insertIncidentNote, listIncidentMessages } from '../../db/incident-notes.ts';
import type { IncidentNote } from '../../db/incident-notes.ts';
import type { Incident } from '../../db/incidents.ts';
import { touchMessagesOfIncidents, wantMessage } from '../../db/messages.ts';
import type { Actor } from '../../domain/event.ts';
import type { IncidentDeed } from '../../domain/incident.ts';
import { newId } from '../../lib/ids.ts';
import type { Context } from '../context.ts';
import { cardsIn } from './about-incident.ts';

export type Noted = {
  deed: IncidentDeed;
  by: Actor;
  to?: string;
  code?: string;
  runId?: string | null;
  noteId?: string | null;
};

/** Writes down what was done about an incident, says it in the thread of its card, and has everything that tells of it drawn anew. */
export async function noteOn(
  ctx: Context,
  tx: Db,
  { id: incidentId, runId: ownRun }: Pick<Incident, 'id' | 'runId'>,
  { deed, by, to, code, runId, noteId }: Noted,
): Promise<void> {
  const now = ctx.now();
  const note: Omit<IncidentNote, 'seq'> = {
    id: newId('inn'),
    incidentId,
    runId: runId ?? ownRun,
    deed,
    byKind: by.kind,
    byId: by.id,
    toId: to ?? null,
    code: code ?? null,
    noteId: noteId ?? null,
    at: now,
  };
  await insertIncidentNote(tx, note);
  for (const card of cardsIn(await listIncidentMessages(tx, incidentId))) {
    const about = { runId: note.runId, kind: 'incident_note', aboutId: `${note.id}:${card.id}` } as const;
    await wantMessage(tx, { ...about, channelId: card.channelId, threadOf: card.id, now });
  }
  await touchMessagesOfIncidents(tx, [incidentId], now);
}
