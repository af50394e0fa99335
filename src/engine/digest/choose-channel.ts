import { chooseDigestPlace } from '../../db/digests.ts';
import { recordEvents, workspaceChain } from '../../db/events.ts';
import { nextDigestAt } from '../../domain/digest/due.ts';
import { person as personActor } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertIsAdmin } from '../authority.ts';
import type { Context } from '../context.ts';

/** `channelId` null: no digest is posted any more. */
export type ChooseChannel = { channelId: string | null; person: string; surface: Surface };

/** Where the weekly digest goes from its next Monday on, whatever the environment says; answers when that is. Throws Refused, audited. */
export async function chooseDigestChannel(ctx: Context, input: ChooseChannel): Promise<{ nextAt: Date }> {
  const { channelId, person, surface } = input;
  return orRecordRefusal(ctx, { what: 'choose the digest’s channel', who: person, surface }, async () => {
    await assertIsAdmin(ctx, person);
    if (channelId !== null) await assertTakesPosts(ctx, channelId);
    const now = ctx.now();
    await ctx.db.transaction(async (tx) => {
      await chooseDigestPlace(tx, { chosenBy: person, channelId, since: now });
      const data = { channel: channelId };
      await recordEvents(tx, workspaceChain, now, [
        { type: 'digest.channel_chosen', actor: personActor(person), surface, data },
      ]);
    });
    ctx.log.warn({ channelId, by: person }, 'the channel of the weekly digest was chosen');
    return { nextAt: nextDigestAt(now, ctx.timeZone) };
  });
}

async function assertTakesPosts(ctx: Context, channelId: string): Promise<void> {
  if (!/^[CG]/.test(channelId))
    throw new Refused('bad_input', { digest: 'This is no channel. Say it in the channel of the managers.' });
  const standing = await ctx.people.channelStanding(channelId);
  if (standing !== 'open')
    throw new Refused('bad_input', {
      digest:
        standing === 'archived'
          ? 'This channel is archived, so nothing can be posted in it.'
          : 'LeenOps is not in this channel. Invite it with /invite @LeenOps, then say it once more.',
    });
}
