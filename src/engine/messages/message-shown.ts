import type { ClaimedMessage } from '../../db/message-claims.ts';
import { recordShown, touchLinesOfIncident } from '../../db/messages.ts';
import type { Sent, Shown } from '../../db/messages.ts';
import type { Context } from '../context.ts';
import { isCard } from '../incidents/about-incident.ts';

export type { Sent } from '../../db/messages.ts';

/** Slack shows what was claimed; null: there was nothing to show. Once a card of an incident stands, what leads to it is drawn anew. */
export async function messageShown(ctx: Context, claim: ClaimedMessage, sent: Sent | null): Promise<Shown> {
  const isNewCard = claim.kind === 'incident' && claim.ts === null && sent !== null && isCard(claim);
  if (!isNewCard) return recordShown(ctx.db, claim, sent, ctx.now());
  return ctx.db.transaction(async (tx) => {
    const shown = await recordShown(tx, claim, sent, ctx.now());
    const [incidentId = ''] = claim.aboutId.split(':');
    if (shown !== 'lost') await touchLinesOfIncident(tx, incidentId, ctx.now());
    return shown;
  });
}
