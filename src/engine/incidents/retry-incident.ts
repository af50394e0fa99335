import { listIncidentRuns } from '../../db/incidents.ts';
import { Refused } from '../../domain/refused.ts';
import type { Stage } from '../../domain/remedy.ts';
import type { Context } from '../context.ts';
import { asHandler, getToHandle } from './as-handler.ts';
import type { Handling } from './as-handler.ts';
import { assertBlocked } from './assert-blocked.ts';
import { noteOn } from './note-on.ts';
import { retryRun } from './retry-run.ts';

/** `refused`: runs that could not go on, of several. */
export type Retried = { stages: Stage[]; refused: number };

/**
 * Lets what an incident stopped go on: its run, or every run of a repeated failure that still stands still, each by itself. Throws Refused
 * where none can.
 */
export async function retryIncident(ctx: Context, input: Handling): Promise<Retried> {
  const { person, surface } = input;
  const { incident } = await getToHandle(ctx, 'retry', input);
  const runs = await listIncidentRuns(ctx.db, incident);
  const blocked = runs.filter(({ status }) => status === 'blocked');
  const [newest] = runs;
  if (!newest) throw new Refused('no_remedy', {});
  if (blocked.length === 0) await assertBlocked(ctx.db, newest);
  const isOneOfMany = incident.cause === 'repeated_failure';
  const stages: Stage[] = [];
  const refusals: Refused[] = [];
  for (const { id: runId } of blocked) {
    try {
      stages.push(await retryRun(ctx, { runId, person, surface, isOneOfMany }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refusals.push(error);
    }
  }
  const [first] = refusals;
  if (first && stages.length === 0) throw first;
  if (isOneOfMany && incident.status !== 'resolved')
    await asHandler(ctx, 'retry', input, async ({ tx, incident: own, by }) =>
      noteOn(ctx, tx, own, { deed: 'remedied', by, code: 'retry' }),
    );
  return { stages, refused: refusals.length };
}
