import { findOpenPromotion } from '../../db/promotions.ts';
import { findTeam } from '../../db/teams.ts';
import { getMode } from '../../db/workflows.ts';
import { modeAbove } from '../../domain/promotion/ladder.ts';
import { missingIn } from '../../domain/promotion/minimum.ts';
import type { Promotable } from '../../domain/promotion/promotable.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { Context } from '../context.ts';
import { gatherEvidence } from './gather-evidence.ts';

/** What a promotion would rest on if an owner proposed it now; undefined where `proposePromotion` would refuse every one of them. */
export async function promotable(
  ctx: Pick<Context, 'db' | 'now' | 'agent'>,
  workflow: Workflow,
): Promise<Promotable | undefined> {
  const { db, agent } = ctx;
  const mode = await getMode(db, workflow.id);
  const to = modeAbove(mode);
  if (!to) return undefined;
  const [open, team] = await Promise.all([findOpenPromotion(db, workflow.id), findTeam(db, workflow.owner)]);
  if (open || !team) return undefined;
  const slice = { mode, version: workflow.version, model: agent.model };
  const evidence = await gatherEvidence(ctx, db, workflow, slice);
  return missingIn(evidence).length ? undefined : { to, evidence };
}
