import { insertApiToken, listLiveTokens } from '../../db/api-tokens.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { longestLabel, longestLifetime, mostTokens, tokenText, viewOf } from '../../domain/api-token.ts';
import type { TokenView } from '../../domain/api-token.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { sha256 } from '../../lib/hash.ts';
import { newId } from '../../lib/ids.ts';
import { newSecret } from '../../lib/secret.ts';
import { later } from '../../lib/time.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import type { Context } from '../context.ts';
import { assertAccountActive } from './account-active.ts';

/** `lifetime` in milliseconds. */
export type IssueToken = { person: string; surface: Surface; label: string; lifetime: number };

/** `text` is the whole token: it is nowhere else and cannot be had again. */
export type Issued = { text: string; token: TokenView };

/** Gives a person a key to the HTTP API with exactly their own rights. Throws Refused, audited. */
export async function issueToken(ctx: Context, input: IssueToken): Promise<Issued> {
  const { person: who, surface } = input;
  return orRecordRefusal(ctx, { what: 'issue a token', who, surface }, async () => {
    await assertAccountActive(ctx, who);
    const { label, lifetime } = parsed(input);
    return ctx.db.transaction(async (tx) => {
      const now = ctx.now();
      if ((await listLiveTokens(tx, who, now)).length >= mostTokens)
        throw new Refused('bad_input', {
          label: `You have ${mostTokens} tokens. Revoke one that you do not use.`,
        });
      const id = newId('tok');
      const text = tokenText(id, newSecret());
      const times = { issuedAt: now, expiresAt: later(now, lifetime) };
      const token = await insertApiToken(tx, { id, personId: who, label, hash: sha256(text), ...times });
      const data = { token: id, expires: token.expiresAt.toISOString() };
      await recordEvents(tx, workspaceChain, now, [
        { type: 'token.issued', actor: person(who), surface, data },
      ]);
      return { text, token: viewOf(token) };
    });
  });
}

function parsed({ label: typed, lifetime }: IssueToken): { label: string; lifetime: number } {
  const label = typed.trim();
  if (label === '' || label.length > longestLabel)
    throw new Refused('bad_input', { label: `Say in 1 to ${longestLabel} characters what it is for.` });
  if (!(lifetime > 0 && lifetime <= longestLifetime))
    throw new Refused('bad_input', { lifetime: 'Choose at most 90 days.' });
  return { label, lifetime };
}
