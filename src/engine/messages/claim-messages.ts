import { claimDueMessages } from '../../db/message-claims.ts';
import type { Claims, ClaimOptions } from '../../db/message-claims.ts';
import type { Context } from '../context.ts';

export type { ClaimedMessage } from '../../db/message-claims.ts';
export type { Pace } from '../../db/channel-paces.ts';

/** Takes messages that are due. Until a lease runs out, nobody else has its message. */
export async function claimMessages(ctx: Context, options: ClaimOptions): Promise<Claims> {
  return claimDueMessages(ctx.db, ctx.now(), options);
}
