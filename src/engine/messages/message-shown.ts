import type { ClaimedMessage } from '../../db/message-claims.ts';
import { recordShown } from '../../db/messages.ts';
import type { Sent, Shown } from '../../db/messages.ts';
import type { NewShowing } from '../../db/showings.ts';
import type { Context } from '../context.ts';
import { keepShowing } from '../reviews/keep-showing.ts';

export type { Sent } from '../../db/messages.ts';

/** Slack shows what was claimed; null: there was nothing to show. `showing`: what of a review people are asked with it. */
export async function messageShown(
  ctx: Context,
  claim: ClaimedMessage,
  sent: Sent | null,
  showing?: Pick<NewShowing, 'reviewId' | 'body'>,
): Promise<Shown> {
  if (sent && showing) await keepShowing(ctx, { ...showing, personId: null, surface: 'message' });
  return recordShown(ctx.db, claim, sent, ctx.now());
}
