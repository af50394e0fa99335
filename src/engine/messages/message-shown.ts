import type { ClaimedMessage } from '../../db/message-claims.ts';
import { recordShown } from '../../db/messages.ts';
import type { Sent, Shown } from '../../db/messages.ts';
import { findRunOfFirst } from '../../db/reviews.ts';
import type { Context } from '../context.ts';

export type { Sent } from '../../db/messages.ts';

/** Slack shows what was claimed; null: there was nothing to show. */
export async function messageShown(ctx: Context, claim: ClaimedMessage, sent: Sent | null): Promise<Shown> {
  const now = ctx.now();
  const shown = await recordShown(ctx.db, claim, sent, now);
  if (claim.kind === 'card' && claim.ts === null && sent && shown !== 'lost') {
    const run = await findRunOfFirst(ctx.db, claim.aboutId);
    if (run) ctx.meters.carded(run.workflowId, now.getTime() - run.receivedAt.getTime());
  }
  return shown;
}
