import { recordUploaded } from '../../db/pictures.ts';
import type { Context } from '../context.ts';

/** Slack has the picture: it is shown by this file from now on, by every process. */
export async function pictureUploaded(
  ctx: Pick<Context, 'db' | 'now'>,
  key: string,
  fileId: string,
): Promise<void> {
  await recordUploaded(ctx.db, key, fileId, ctx.now());
}
