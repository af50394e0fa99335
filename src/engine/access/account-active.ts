import { Refused } from '../../domain/refused.ts';
import type { Context } from '../context.ts';

/** Throws Refused when Slack says that the account is deactivated or no person's, and when Slack does not say. */
export async function assertAccountActive(ctx: Pick<Context, 'people'>, person: string): Promise<void> {
  const standing = await ctx.people.standingOf(person);
  if (standing === 'deactivated' || standing === 'bot') throw new Refused('account_not_active');
}
