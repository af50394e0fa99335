import { listLiveTokens } from '../../db/api-tokens.ts';
import { viewOf } from '../../domain/api-token.ts';
import type { TokenView } from '../../domain/api-token.ts';
import type { Surface } from '../../domain/event.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import type { Context } from '../context.ts';
import { assertMayManageTokens } from './manage-tokens.ts';

/** The tokens of one person that still open something: for themselves and for admins. Throws Refused, audited. */
export async function listTokens(
  ctx: Context,
  { of, person: who, surface }: { of: string; person: string; surface: Surface },
): Promise<TokenView[]> {
  return orRecordRefusal(ctx, { what: `list tokens of ${of}`, who, surface }, async () => {
    await assertMayManageTokens(ctx, who, of);
    const tokens = await listLiveTokens(ctx.db, of, ctx.now());
    return tokens.map(viewOf);
  });
}
