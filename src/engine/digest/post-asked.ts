import type { Db } from '../../db/client.ts';
import {
  findDigest,
  findDigestPlace,
  placeIn,
  reviveDigestMessages,
  setDigestChannel,
} from '../../db/digests.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { person as personActor } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { daysOf, periodOf } from '../../domain/week.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertIsAdmin } from '../authority.ts';
import type { Context } from '../context.ts';
import type { DigestOf } from './digest-of.ts';
import { postDigest } from './post-digest.ts';

export type PostAsked = { week: string; person: string; surface: Surface };
export type Posting = { channelId: string; already: boolean };

/** Has a week's digest posted that the clock did not post, or that Slack refused where it was to stand. Throws Refused, audited. */
export async function postAskedDigest(ctx: Context, digestOf: DigestOf, input: PostAsked): Promise<Posting> {
  const { week, person, surface } = input;
  return orRecordRefusal(ctx, { what: 'post a digest', who: person, surface }, async () => {
    await assertIsAdmin(ctx, person);
    if (!daysOf(week) || periodOf(week, ctx.timeZone).to > ctx.now())
      throw new Refused('bad_input', { digest: 'Only a week that is over can be posted.' });
    const channelId = placeIn(await findDigestPlace(ctx.db), ctx.digestChannel);
    if (channelId === null)
      throw new Refused('bad_input', {
        digest: 'There is no channel for it. Say /leenops digest here in the channel of the managers.',
      });
    const kept = await findDigest(ctx.db, week);
    if (!kept && (await postDigest(ctx, { report: await digestOf(week), channelId, by: person })))
      return { channelId, already: false };
    const isRevived = await ctx.db.transaction((tx) => revive(ctx, tx, input, channelId));
    if (isRevived) {
      ctx.wake();
      return { channelId, already: false };
    }
    return { channelId: kept?.channelId ?? channelId, already: true };
  });
}

async function revive(
  ctx: Context,
  tx: Db,
  { week, person, surface }: PostAsked,
  channelId: string,
): Promise<boolean> {
  const now = ctx.now();
  if ((await reviveDigestMessages(tx, week, channelId, now)) === 0) return false;
  await setDigestChannel(tx, week, channelId);
  await recordEvents(tx, workspaceChain, now, [
    { type: 'digest.posted', actor: personActor(person), surface, data: { week, channel: channelId } },
  ]);
  return true;
}
