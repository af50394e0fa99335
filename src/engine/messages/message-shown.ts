import type { ClaimedMessage } from '../../db/message-claims.ts';
import { recordShown } from '../../db/messages.ts';
import type { Sent, Shown } from '../../db/messages.ts';
import type { Context } from '../context.ts';

export type { Sent } from '../../db/messages.ts';

/** Slack shows what was claimed; null: there was nothing to show. */
export async function messageShown(ctx: Context, claim: ClaimedMessage, sent: Sent | null): Promise<Shown> {
  return recordShown(ctx.db, claim, sent, ctx.now());
}
