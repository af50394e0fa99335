import { listModeChanges } from '../../db/modes.ts';
import type { ModeChange } from '../../db/modes.ts';
import { findOpenPromotion } from '../../db/promotions.ts';
import type { Promotion } from '../../db/promotions.ts';
import { missingIn } from '../../domain/promotion/minimum.ts';
import type { Missing } from '../../domain/promotion/minimum.ts';
import type { Mode } from '../../domain/run.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { Context } from '../context.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { pilotPlaces } from './pilot-places.ts';
import type { PilotPlaces } from './pilot-places.ts';

const shownChanges = 8;

/** How far a workflow is trusted, how it came to that, and what it takes for more. */
export type Trust = {
  /** The newest first. */
  changes: ModeChange[];
  /** Null where it is not in pilot. */
  places: PilotPlaces | null;
  /** What speaks against the next mode; null where it is live. */
  missing: Missing[] | null;
  open: Promotion | null;
};

export async function trustIn(ctx: Context, workflow: Workflow, mode: Mode): Promise<Trust> {
  const slice = { mode, version: workflow.version, model: ctx.agent.model };
  const [changes, places, evidence, open] = await Promise.all([
    listModeChanges(ctx.db, workflow.id, shownChanges),
    mode === 'pilot' ? pilotPlaces(ctx, ctx.db, workflow) : null,
    mode === 'live' ? null : gatherEvidence(ctx, ctx.db, workflow, slice),
    findOpenPromotion(ctx.db, workflow.id),
  ]);
  return { changes, places, missing: evidence && missingIn(evidence), open: open ?? null };
}
