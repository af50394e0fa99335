import { holdChannel } from '../../db/channel-paces.ts';
import type { ClaimedMessage } from '../../db/message-claims.ts';
import { recordRetry } from '../../db/messages.ts';
import type { Retry } from '../../db/messages.ts';
import type { Context } from '../context.ts';

/** `holdChannel`: Slack wants a rest from every post to this channel, not from this message alone. */
export type Delay = Retry & { holdChannel?: boolean };

/** The message is tried again when it is due. False when the lease was lost on the way. */
export async function messageDelayed(ctx: Context, claim: ClaimedMessage, delay: Delay): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    if (delay.holdChannel) await holdChannel(tx, claim.channelId, delay.dueAt);
    return recordRetry(tx, claim, delay);
  });
}
