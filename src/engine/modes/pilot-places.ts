import type { Db } from '../../db/client.ts';
import { countPilotRuns } from '../../db/modes.ts';
import { pilotDay, pilotOf } from '../../domain/pilot.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { Context } from '../context.ts';

/** How many runs a workflow in pilot started today, how many it may, and when the next day begins. */
export type PilotPlaces = { started: number; perDay: number; freeAt: Date };

export async function pilotPlaces(
  { now, timeZone }: Pick<Context, 'now' | 'timeZone'>,
  db: Db,
  workflow: Workflow,
): Promise<PilotPlaces> {
  const { startsAt, endsAt } = pilotDay(now(), timeZone);
  const started = await countPilotRuns(db, workflow.id, startsAt);
  return { started, perDay: pilotOf(workflow).perDay, freeAt: endsAt };
}
