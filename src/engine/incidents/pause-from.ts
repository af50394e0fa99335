import { person } from '../../domain/event.ts';
import { pauseWorkflow } from '../pauses/pause-workflow.ts';
import type { Paused } from '../pauses/pause-workflow.ts';
import type { Context } from '../context.ts';
import { asHandler, getToHandle } from './as-handler.ts';
import type { Handling } from './as-handler.ts';
import { acknowledgeFor } from './acknowledge-incident.ts';
import { noteOn } from './note-on.ts';

/** Makes the incident's workflow stand still, with the right to pause it, and says so in the incident's thread. Throws Refused, audited. */
export async function pauseFrom(ctx: Context, input: Handling): Promise<Paused> {
  const { person: who, surface, incidentId } = input;
  const { incident, workflow } = await getToHandle(ctx, 'pause', input);
  const reason = `incident ${incidentId}`;
  const paused = await pauseWorkflow(ctx, { workflow: workflow.id, person: who, surface, reason });
  if (!paused.already && incident.status !== 'resolved')
    await asHandler(ctx, 'pause', input, async (handled) => {
      await acknowledgeFor(handled, input);
      await noteOn(ctx, handled.tx, handled.incident, { deed: 'paused', by: person(who) });
    });
  return paused;
}
