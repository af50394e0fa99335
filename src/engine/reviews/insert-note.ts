import type { Db } from '../../db/client.ts';
import { insertContent } from '../../db/contents.ts';
import type { ContentRef } from '../../db/contents.ts';
import { withoutSecrets } from '../../domain/secret.ts';
import type { Context } from '../context.ts';

/** What a person wrote to a review, without the secrets in it: people and the agent read it later. */
export async function insertNote(ctx: Context, tx: Db, runId: string, note: string): Promise<ContentRef> {
  const { value } = await withoutSecrets(ctx.secrets, note);
  return insertContent(tx, runId, value, ctx.now());
}
