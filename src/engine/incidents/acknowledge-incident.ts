import { recordEvents } from '../../db/events.ts';
import { acknowledgeIncident as acknowledge } from '../../db/incidents.ts';
import { Refused } from '../../domain/refused.ts';
import type { Context } from '../context.ts';
import { asHandler } from './as-handler.ts';
import type { Handled, Handling } from './as-handler.ts';
import { noteOn } from './note-on.ts';

/** Somebody of the owners has it. Throws Refused, audited: `incident_acknowledged` says who has it already. */
export async function acknowledgeIncident(ctx: Context, input: Handling): Promise<void> {
  await asHandler(ctx, 'acknowledge', input, async (handled) => {
    const { tx, incident, by: who } = handled;
    if (await acknowledgeFor(handled, input))
      return noteOn(ctx, tx, incident, { deed: 'acknowledged', by: who });
    const { acknowledgedBy: by, acknowledgedAt: at } = handled.incident;
    throw new Refused('incident_acknowledged', {
      ...(by ? { by } : {}),
      ...(at ? { at: at.toISOString() } : {}),
    });
  });
}

/** Whoever does something about an incident has it, unless somebody has it already; answers whether it is theirs now. Says nothing in its thread. */
export async function acknowledgeFor(
  { tx, incident, by, now, chain }: Pick<Handled, 'tx' | 'incident' | 'by' | 'now' | 'chain'>,
  { surface }: Pick<Handling, 'surface'>,
): Promise<boolean> {
  if (!(await acknowledge(tx, incident.id, { by: by.id, now }))) return false;
  const data = { incident: incident.id };
  await recordEvents(tx, chain, now, [{ type: 'incident.acknowledged', actor: by, surface, data }]);
  return true;
}
