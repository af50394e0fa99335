import { findPromotion, listOpenPromotions } from '../../db/promotions.ts';
import type { Promotion } from '../../db/promotions.ts';
import { listModes } from '../../db/workflows.ts';
import { lockMode } from '../../db/modes.ts';
import { missingIn } from '../../domain/promotion/minimum.ts';
import type { Context } from '../context.ts';
import { findWorkflow } from '../find-workflow.ts';
import { demoteByItself } from './demote-by-itself.ts';
import { endOpen } from './end-promotion.ts';
import { gatherEvidence } from './gather-evidence.ts';

/** Each minute: takes back what should no longer be live, and ends promotions that lapsed or whose evidence no longer holds. Answers how many. */
export async function sweepModes(ctx: Context): Promise<number> {
  const modes = await listModes(ctx.db);
  const live = ctx.workflows.filter(({ id }) => modes.get(id) === 'live');
  let changed = 0;
  for (const workflow of live)
    if (await each(ctx, workflow.id, () => ctx.db.transaction((tx) => demoteByItself(ctx, tx, workflow))))
      changed += 1;
  for (const promotion of await listOpenPromotions(ctx.db))
    if (await each(ctx, promotion.workflowId, () => endWhatFails(ctx, promotion))) changed += 1;
  if (changed) ctx.wake();
  return changed;
}

/** One that cannot be judged must not keep the others waiting. */
async function each(ctx: Context, workflow: string, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    ctx.log.error({ err: error, workflow }, 'a mode could not be looked at; it is again in a minute');
    return false;
  }
}

/** Of another version of the app, which is being deployed or was, only that version can say whether it still holds. */
async function endWhatFails(ctx: Context, { id, workflowId }: Promotion): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    await lockMode(tx, workflowId);
    const promotion = await findPromotion(tx, id);
    if (promotion?.state !== 'open') return false;
    if (promotion.lapsesAt <= ctx.now())
      return endOpen(ctx, tx, promotion, { state: 'lapsed', endedBy: null, voidReason: null });
    const workflow = findWorkflow(ctx, workflowId);
    const { version, model } = promotion.evidence;
    if (workflow?.version !== version || model !== ctx.agent.model) return false;
    const now = await gatherEvidence(ctx, tx, workflow, { mode: promotion.from, version, model });
    if (missingIn(now).length === 0) return false;
    return endOpen(ctx, tx, promotion, { state: 'void', endedBy: null, voidReason: 'evidence' });
  });
}
