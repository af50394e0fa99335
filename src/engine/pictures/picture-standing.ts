import { findPicture } from '../../db/pictures.ts';
import type { PictureStanding } from '../../domain/picture.ts';
import type { Context } from '../context.ts';

/** Where the picture is with Slack; undefined when nobody tried it yet. */
export async function pictureStanding(
  ctx: Pick<Context, 'db'>,
  key: string,
): Promise<PictureStanding | undefined> {
  return findPicture(ctx.db, key);
}
