import { findDigest, findDigestPlace, placeIn } from '../../db/digests.ts';
import { findMessage } from '../../db/messages.ts';
import type { Message } from '../../db/messages.ts';
import type { DigestReport } from '../../domain/digest/report.ts';
import { adminsOf } from '../authority.ts';
import type { Context } from '../context.ts';
import type { DigestOf } from './digest-of.ts';
import type { DigestAsked } from './see-digest.ts';

export type SeenDigest = {
  report: DigestReport;
  /** Where and when it was posted; `ts` is null while Slack does not show it, `isLost` when it never will. */
  posted: { channelId: string; at: Date; ts: string | null; isLost: boolean } | null;
  /** Where the weekly digest goes; null: nowhere. */
  channelId: string | null;
  /** Whether this person may have it posted there now. */
  mayPost: boolean;
};

/** A week as it was posted, to whoever may see every workflow's numbers; else the week counted now, of the workflows that they may see. */
export async function countDigest(
  ctx: Context,
  digestOf: DigestOf,
  { week, person, workflowIds }: DigestAsked,
): Promise<SeenDigest> {
  const [kept, place, message] = await Promise.all([
    findDigest(ctx.db, week),
    findDigestPlace(ctx.db),
    findMessage(ctx.db, week, 'digest'),
  ]);
  const isAll = workflowIds === null;
  const channelId = placeIn(place, ctx.digestChannel);
  const report = isAll ? (kept?.report ?? (await digestOf(week))) : await digestOf(week, workflowIds);
  const posted = kept && isAll ? placeOf(kept.channelId, kept.postedAt, message) : null;
  const mayPost =
    channelId !== null &&
    isAll &&
    report.isOver &&
    (posted === null || posted.isLost) &&
    (await adminsOf(ctx)).includes(person);
  return { report, posted, channelId, mayPost };
}

function placeOf(channelId: string, at: Date, message: Message | undefined): SeenDigest['posted'] {
  return { channelId, at, ts: message?.ts ?? null, isLost: message?.state === 'dead' };
}
