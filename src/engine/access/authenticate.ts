import { findApiToken, noteTokenUse } from '../../db/api-tokens.ts';
import type { ApiToken } from '../../db/api-tokens.ts';
import { isLive, tokenIdIn } from '../../domain/api-token.ts';
import { Refused } from '../../domain/refused.ts';
import { sha256 } from '../../lib/hash.ts';
import { isSameHash } from '../../lib/secret.ts';
import { later, minute } from '../../lib/time.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import type { Context } from '../context.ts';
import { assertAccountActive } from './account-active.ts';

/** The token with this text, whatever has become of it. Throws Refused when there never was one: that is nobody's attempt. */
export async function identifyToken(ctx: Pick<Context, 'db'>, text: string): Promise<ApiToken> {
  const id = tokenIdIn(text);
  const token = id && (await findApiToken(ctx.db, id));
  if (!token || !isSameHash(token.hash, sha256(text))) throw new Refused('token_not_valid');
  return token;
}

/** Lets the token's person in. Throws Refused, audited, when it has ended or its account is not active now. */
export async function admit(ctx: Context, token: ApiToken): Promise<{ person: string }> {
  const { id, personId: who } = token;
  return orRecordRefusal(ctx, { what: `use ${id}`, who, surface: 'api' }, async () => {
    const now = ctx.now();
    if (!isLive(token, now)) throw new Refused('token_not_valid');
    await assertAccountActive(ctx, who);
    const aMinuteAgo = later(now, -minute);
    if (!token.lastUsedAt || token.lastUsedAt < aMinuteAgo) await noteTokenUse(ctx.db, id, now, aMinuteAgo);
    return { person: who };
  });
}
