import type { Db } from '../../db/client.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { touchMessagesAbout } from '../../db/messages.ts';
import { endPromotion } from '../../db/promotions.ts';
import type { Promotion } from '../../db/promotions.ts';
import { person, theSystem } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import type { PromotionState, VoidReason } from '../../domain/promotion/promotion.ts';
import type { Context } from '../context.ts';

export type Ending = {
  state: Exclude<PromotionState, 'open'>;
  /** Who confirmed or withdrew it; null when it ended by itself. */
  endedBy: string | null;
  voidReason: VoidReason | null;
  surface?: Surface;
};

/** Ends an open promotion in the caller's transaction, and has its card drawn anew; false when it had ended already. */
export async function endOpen(
  ctx: Pick<Context, 'now'>,
  tx: Db,
  { id, workflowId }: Promotion,
  { surface = 'none', ...ending }: Ending,
): Promise<boolean> {
  const now = ctx.now();
  if (!(await endPromotion(tx, id, { ...ending, endedAt: now }))) return false;
  const { state, endedBy, voidReason } = ending;
  if (state !== 'confirmed') {
    const actor = endedBy ? person(endedBy) : theSystem;
    const data = {
      promotion: id,
      workflow: workflowId,
      how: state,
      ...(voidReason ? { why: voidReason } : {}),
    };
    await recordEvents(tx, workspaceChain, now, [{ type: 'promotion.withdrawn', actor, surface, data }]);
  }
  await touchMessagesAbout(tx, 'promotion', [id], now);
  return true;
}
