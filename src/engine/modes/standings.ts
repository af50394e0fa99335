import { listLastModeChanges } from '../../db/modes.ts';
import type { ModeChange } from '../../db/modes.ts';
import { isBelow } from '../../domain/promotion/ladder.ts';
import { day, later } from '../../lib/time.ts';
import type { Context } from '../context.ts';
import { pilotPlaces } from './pilot-places.ts';
import type { PilotPlaces } from './pilot-places.ts';

/** So long it is news that something was taken back. */
const newsFor = 7 * day;

/** In one line: today's places of a workflow in pilot, and that it was demoted lately. */
export type ModeStanding = { places: PilotPlaces | null; demoted: ModeChange | null };

/** By workflow; those of which there is nothing to say are left out. */
export async function modeStandings(ctx: Context): Promise<Map<string, ModeStanding>> {
  const changes = await listLastModeChanges(
    ctx.db,
    ctx.workflows.map(({ id }) => id),
  );
  const since = later(ctx.now(), -newsFor);
  const standings = new Map<string, ModeStanding>();
  for (const change of changes) {
    const workflow = ctx.workflows.find(({ id }) => id === change.workflowId);
    if (!workflow) continue;
    const places = change.to === 'pilot' ? await pilotPlaces(ctx, ctx.db, workflow) : null;
    const isNews = change.from !== null && isBelow(change.to, change.from) && change.at >= since;
    if (places || isNews) standings.set(workflow.id, { places, demoted: isNews ? change : null });
  }
  return standings;
}
