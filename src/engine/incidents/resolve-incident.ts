import { recordEvents } from '../../db/events.ts';
import { listIncidentRuns, resolveIncident as resolve } from '../../db/incidents.ts';
import { lockRun } from '../../db/runs.ts';
import { ownResolutions } from '../../domain/incident.ts';
import { Refused } from '../../domain/refused.ts';
import type { Context } from '../context.ts';
import { endRun } from '../runs/cancel-run.ts';
import { asHandler } from './as-handler.ts';
import type { Handling } from './as-handler.ts';
import { keepNote } from './hand-over.ts';
import { noteOn } from './note-on.ts';

export type Resolving = Handling & {
  resolution: string;
  note: string;
  /** Whether the runs that still stand still because of it are cancelled. Otherwise they stay blocked, and on the list. */
  endRuns: boolean;
};

/** Ends an incident with what came of it. Answers how many runs it cancelled. Throws Refused, audited. */
export async function resolveIncident(ctx: Context, input: Resolving): Promise<{ ended: number }> {
  const { note, surface, endRuns, person } = input;
  const waiting = await asHandler(ctx, 'resolve', input, async ({ tx, incident, by, now, chain }) => {
    const resolution = ownResolutions.find((each) => each === input.resolution);
    if (!resolution) throw new Refused('bad_input', { resolution: 'Choose one of the listed ways.' });
    const text = await keepNote(ctx, tx, incident, note);
    if (!text) throw new Refused('bad_input', { note: 'Say in a few words what came of it.' });
    const how = { resolution, by: by.id, noteId: text.id, now };
    if (!(await resolve(tx, incident.id, how))) throw new Refused('incident_over');
    const data = { incident: incident.id, resolution, note: text.hash };
    await recordEvents(tx, chain, now, [{ type: 'incident.resolved', actor: by, surface, data }]);
    await noteOn(ctx, tx, incident, { deed: 'resolved', by, code: resolution, noteId: text.id });
    return endRuns ? await listIncidentRuns(tx, incident) : [];
  });
  let ended = 0;
  for (const { id, status } of waiting) {
    if (status !== 'blocked') continue;
    ended += await ctx.db.transaction(async (tx) => {
      const run = await lockRun(tx, id);
      if (run.status !== 'blocked') return 0;
      await endRun(ctx, tx, run, person, surface);
      return 1;
    });
  }
  ctx.wake();
  return { ended };
}
