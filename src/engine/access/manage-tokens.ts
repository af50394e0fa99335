import { assertIsAdmin } from '../authority.ts';
import type { Context } from '../context.ts';

/** Everybody manages their own tokens, admins anybody's. Throws Refused. */
export async function assertMayManageTokens(ctx: Context, who: string, owner: string): Promise<void> {
  if (who !== owner) await assertIsAdmin(ctx, who);
}
