import { findApiToken, revokeApiToken } from '../../db/api-tokens.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import type { Context } from '../context.ts';
import { assertMayManageTokens } from './manage-tokens.ts';

/** Ends a token at once. Its person may, and an admin; twice is once. Answers whose it is. Throws Refused, audited. */
export async function revokeToken(
  ctx: Context,
  { tokenId, person: who, surface }: { tokenId: string; person: string; surface: Surface },
): Promise<{ owner: string }> {
  return orRecordRefusal(ctx, { what: `revoke ${tokenId}`, who, surface }, async () => {
    const token = await findApiToken(ctx.db, tokenId);
    if (!token) throw new Refused('unknown_token', { asked: tokenId });
    await assertMayManageTokens(ctx, who, token.personId);
    await ctx.db.transaction(async (tx) => {
      const now = ctx.now();
      if (!(await revokeApiToken(tx, tokenId, now))) return;
      const data = { token: tokenId, of: token.personId };
      await recordEvents(tx, workspaceChain, now, [
        { type: 'token.revoked', actor: person(who), surface, data },
      ]);
    });
    return { owner: token.personId };
  });
}
