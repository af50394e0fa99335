import type { ClaimedMessage } from '../../db/message-claims.ts';
import { recordShown, touchLinesOfIncident } from '../../db/messages.ts';
import type { Sent, Shown } from '../../db/messages.ts';
import type { NewShowing } from '../../db/showings.ts';
import { findRunOfFirst } from '../../db/reviews.ts';
import type { Context } from '../context.ts';
import { isCard } from '../incidents/about-incident.ts';
import { keepShowing } from '../reviews/keep-showing.ts';

export type { Sent } from '../../db/messages.ts';

/**
 * Slack shows what was claimed; null: there was nothing to show. `showing`: what of a review people are asked with it. Once a card of an
 * incident stands, what leads to it is drawn anew.
 */
export async function messageShown(
  ctx: Context,
  claim: ClaimedMessage,
  sent: Sent | null,
  showing?: Pick<NewShowing, 'reviewId' | 'body'>,
): Promise<Shown> {
  const now = ctx.now();
  if (sent && showing) await keepShowing(ctx, { ...showing, personId: null, surface: 'message' });
  if (claim.kind === 'incident') return incidentShown(ctx, claim, sent, now);
  const shown = await recordShown(ctx.db, claim, sent, now);
  if (claim.kind === 'card' && claim.ts === null && sent && shown !== 'lost') {
    const run = await findRunOfFirst(ctx.db, claim.aboutId);
    if (run) ctx.meters.carded(run.workflowId, now.getTime() - run.receivedAt.getTime());
  }
  return shown;
}

async function incidentShown(
  ctx: Context,
  claim: ClaimedMessage,
  sent: Sent | null,
  now: Date,
): Promise<Shown> {
  const isNewCard = claim.ts === null && sent !== null && isCard(claim);
  if (!isNewCard) return recordShown(ctx.db, claim, sent, now);
  return ctx.db.transaction(async (tx) => {
    const shown = await recordShown(tx, claim, sent, now);
    const [incidentId = ''] = claim.aboutId.split(':');
    if (shown !== 'lost') await touchLinesOfIncident(tx, incidentId, now);
    return shown;
  });
}
