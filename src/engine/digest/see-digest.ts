import { findDigest, findDigestPlace, placeIn } from '../../db/digests.ts';
import { findMessage } from '../../db/messages.ts';
import type { Message } from '../../db/messages.ts';
import type { DigestReport } from '../../domain/digest/report.ts';
import { dayAt } from '../../domain/days.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { daysOf, lastFullWeek, weekOf } from '../../domain/week.ts';
import type { Week } from '../../domain/week.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { adminsOf, adminsToAsk } from '../authority.ts';
import { workflowsFor } from '../workflows-for.ts';
import type { Context } from '../context.ts';
import type { DigestOf } from './digest-of.ts';

/** `week`: as typed; the latest that is over where nothing was. */
export type SeeDigest = { week: string | undefined; person: string; surface: Surface };

export type SeenDigest = {
  report: DigestReport;
  /** Where and when it was posted; `ts` is null while Slack does not show it, `isLost` when it never will. */
  posted: { channelId: string; at: Date; ts: string | null; isLost: boolean } | null;
  /** Where the weekly digest goes; null: nowhere. */
  channelId: string | null;
  /** Whether this person may have it posted there now. */
  mayPost: boolean;
};

/**
 * A week as it was posted, to whoever may see every workflow's numbers; else the week counted now, of the workflows that they may see.
 * Throws Refused, audited.
 */
export async function seeDigest(ctx: Context, digestOf: DigestOf, input: SeeDigest): Promise<SeenDigest> {
  const { person, surface } = input;
  return orRecordRefusal(ctx, { what: 'digest', who: person, surface }, async () => {
    const week = weekAsked(ctx, input.week);
    const mine = (await workflowsFor(ctx, 'measure', person)).map(({ id }) => id);
    if (mine.length === 0)
      throw new Refused('may_not_measure', { admins: (await adminsToAsk(ctx)).join(' ') });
    const isAll = mine.length === ctx.workflows.length;
    const [kept, place, message] = await Promise.all([
      findDigest(ctx.db, week),
      findDigestPlace(ctx.db),
      findMessage(ctx.db, week, 'digest'),
    ]);
    const channelId = placeIn(place, ctx.digestChannel);
    const report = isAll ? (kept?.report ?? (await digestOf(week))) : await digestOf(week, mine);
    const posted = kept && isAll ? placeOf(kept.channelId, kept.postedAt, message) : null;
    const mayPost =
      channelId !== null &&
      isAll &&
      report.isOver &&
      (posted === null || posted.isLost) &&
      (await adminsOf(ctx)).includes(person);
    return { report, posted, channelId, mayPost };
  });
}

function placeOf(channelId: string, at: Date, message: Message | undefined): SeenDigest['posted'] {
  return { channelId, at, ts: message?.ts ?? null, isLost: message?.state === 'dead' };
}

function weekAsked(ctx: Context, typed: string | undefined): Week {
  const now = ctx.now();
  const latest = lastFullWeek(now, ctx.timeZone);
  if (typed === undefined) return latest;
  const week = typed.toUpperCase();
  if (!daysOf(week))
    throw new Refused('bad_input', {
      digest: `“${typed.slice(0, 40)}” is no week. Write /leenops digest ${latest}, or /leenops digest for that one. Admins also write here, or off.`,
    });
  if (week > weekOf(dayAt(now, ctx.timeZone)))
    throw new Refused('bad_input', {
      digest: `${week} has not begun. The latest that is over is ${latest}.`,
    });
  return week;
}
