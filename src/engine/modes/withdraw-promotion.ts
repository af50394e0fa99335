import { lockMode } from '../../db/modes.ts';
import { findPromotion } from '../../db/promotions.ts';
import { Refused } from '../../domain/refused.ts';
import type { Mode } from '../../domain/run.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import type { ConfirmPromotion } from './confirm-promotion.ts';
import { endOpen } from './end-promotion.ts';
import { promotionOver } from './promotion-over.ts';

/** Whoever proposed a promotion, or could have confirmed it, says that it shall not be. Throws Refused, audited. */
export async function withdrawPromotion(
  ctx: Context,
  { promotionId, person: who, surface }: ConfirmPromotion,
): Promise<{ workflow: Workflow; to: Mode }> {
  const withdrawn = await orRecordRefusal(ctx, { what: 'withdraw a promotion', who, surface }, async () => {
    const known = await findPromotion(ctx.db, promotionId);
    if (!known) throw new Refused('promotion_over');
    const workflow = namedWorkflow(ctx, known.workflowId);
    if (who !== known.proposedBy) await assertMay(ctx, 'confirm_promotion', workflow, who);
    await ctx.db.transaction(async (tx) => {
      await lockMode(tx, workflow.id);
      const ending = { state: 'withdrawn', endedBy: who, voidReason: null, surface } as const;
      if (await endOpen(ctx, tx, known, ending)) return;
      throw promotionOver((await findPromotion(tx, promotionId)) ?? known);
    });
    return { workflow, to: known.to };
  });
  ctx.wake();
  return withdrawn;
}
