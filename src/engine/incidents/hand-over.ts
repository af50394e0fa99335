import { insertContent } from '../../db/contents.ts';
import type { ContentRef } from '../../db/contents.ts';
import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { acknowledgeIncident, assignIncident } from '../../db/incidents.ts';
import type { Incident } from '../../db/incidents.ts';
import { longestIncidentNote } from '../../domain/incident.ts';
import { Refused } from '../../domain/refused.ts';
import { withoutSecrets } from '../../domain/secret.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { may, ownersOf } from '../authority.ts';
import type { Context } from '../context.ts';
import { asHandler, getToHandle } from './as-handler.ts';
import type { Handling } from './as-handler.ts';
import { noteOn } from './note-on.ts';

/**
 * Gives an incident to one person, who is called in its thread. Only to somebody who may handle it: whoever could do nothing about it could
 * only let it lie. Throws Refused, audited: `cannot_handle` says who can.
 */
export async function handOver(ctx: Context, input: Handling & { to: string; note: string }): Promise<void> {
  const { to, note, person: who, surface, incidentId } = input;
  const { workflow, incident: known } = await getToHandle(ctx, 'hand over', input);
  const attempt = {
    what: `hand over ${incidentId} to ${to}`,
    who,
    surface,
    ...(known.runId ? { runId: known.runId } : {}),
  };
  await orRecordRefusal(ctx, attempt, async () => {
    if (await may(ctx, 'handle', workflow, to)) return;
    throw new Refused('cannot_handle', { person: to, ...(await ownersOf(ctx, workflow)) });
  });
  await asHandler(ctx, 'hand over', input, async ({ tx, incident, by, now, chain }) => {
    if (!(await assignIncident(tx, incident.id, to))) return;
    await acknowledgeIncident(tx, incident.id, { by: by.id, now });
    const text = await keepNote(ctx, tx, incident, note);
    const data = { incident: incident.id, to, ...(text ? { note: text.hash } : {}) };
    await recordEvents(tx, chain, now, [{ type: 'incident.handed_over', actor: by, surface, data }]);
    await noteOn(ctx, tx, incident, { deed: 'handed_over', by, to, noteId: text?.id ?? null });
  });
}

/** What somebody wrote about an incident, without the secrets in it; null where they wrote nothing. It goes with the run's texts. */
export async function keepNote(
  ctx: Context,
  tx: Db,
  { id, runId }: Pick<Incident, 'id' | 'runId'>,
  typed: string,
): Promise<ContentRef | null> {
  const note = typed.trim();
  if (note === '') return null;
  if (note.length > longestIncidentNote)
    throw new Refused('bad_input', {
      note: `Type at most ${longestIncidentNote} characters; these are ${note.length}.`,
    });
  const { value } = await withoutSecrets(ctx.secrets, note);
  return insertContent(tx, runId ?? id, value, ctx.now());
}
