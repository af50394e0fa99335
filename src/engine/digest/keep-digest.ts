import { beginDigests, findDigestPlace, hasDigest, placeIn } from '../../db/digests.ts';
import { digestDue } from '../../domain/digest/due.ts';
import type { Context } from '../context.ts';
import type { DigestOf } from './digest-of.ts';
import { postDigest } from './post-digest.ts';

/** From its first start with a channel on, Mondays count; without one, it is said that nothing will come. */
export async function beginDigest(ctx: Context): Promise<void> {
  if (ctx.digestChannel !== null) await beginDigests(ctx.db, ctx.now());
  if (placeIn(await findDigestPlace(ctx.db), ctx.digestChannel) === null)
    ctx.log.warn(
      'no weekly digest is posted: LEENOPS_DIGEST_CHANNEL names no channel, and no admin chose one with /leenops digest here',
    );
}

/**
 * Posts last week's digest once Monday nine has come, however late that is noticed. Any number of processes may look at any time: a week
 * has one digest for ever, and whoever writes it first has posted it. A pause does not keep it back: it reports, it does nothing.
 */
export async function keepDigest(ctx: Context, digestOf: DigestOf): Promise<void> {
  const due = digestDue(ctx.now(), ctx.timeZone);
  const place = await findDigestPlace(ctx.db);
  const channelId = placeIn(place, ctx.digestChannel);
  if (!place || channelId === null || due.at <= place.since || (await hasDigest(ctx.db, due.week))) return;
  const report = await digestOf(due.week);
  await postDigest(ctx, { report, channelId, by: null });
}
