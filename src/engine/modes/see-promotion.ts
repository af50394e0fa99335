import { getMode } from '../../db/workflows.ts';
import { findOpenPromotion } from '../../db/promotions.ts';
import type { Promotion } from '../../db/promotions.ts';
import type { Surface } from '../../domain/event.ts';
import type { Evidence } from '../../domain/promotion/evidence.ts';
import { modeAbove } from '../../domain/promotion/ladder.ts';
import { missingIn } from '../../domain/promotion/minimum.ts';
import type { Missing } from '../../domain/promotion/minimum.ts';
import { Refused } from '../../domain/refused.ts';
import type { Mode } from '../../domain/run.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { gatherEvidence } from './gather-evidence.ts';

export type SeenPromotion = {
  workflow: Workflow;
  to: Mode;
  evidence: Evidence;
  /** What still speaks against it; empty when it may be proposed. */
  missing: Missing[];
  /** It was proposed already, and waits for a second person. */
  open: Promotion | undefined;
};

/** Whether the workflow may do more alone, and on what evidence. Throws Refused, audited, for whoever may not promote it, and where it is live. */
export async function seePromotion(
  ctx: Context,
  { workflow: name, person: who, surface }: { workflow: string; person: string; surface: Surface },
): Promise<SeenPromotion> {
  return orRecordRefusal(ctx, { what: `see the evidence for ${name}`, who, surface }, async () => {
    const workflow = namedWorkflow(ctx, name);
    await assertMay(ctx, 'promote', workflow, who);
    const mode = await getMode(ctx.db, workflow.id);
    const to = modeAbove(mode);
    if (!to) throw new Refused('live_already', { workflow: workflow.title });
    const slice = { mode, version: workflow.version, model: ctx.agent.model };
    const [evidence, open] = await Promise.all([
      gatherEvidence(ctx, ctx.db, workflow, slice),
      findOpenPromotion(ctx.db, workflow.id),
    ]);
    return { workflow, to, evidence, missing: missingIn(evidence), open };
  });
}
