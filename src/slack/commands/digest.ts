import { chooseDigestChannel } from '../../engine/digest/choose-channel.ts';
import { countDigest } from '../../engine/digest/count-digest.ts';
import type { SeenDigest } from '../../engine/digest/count-digest.ts';
import { seeDigest } from '../../engine/digest/see-digest.ts';
import { reviewerNames } from '../../reports/digest/reviewer-names.ts';
import { digestAnswer } from '../cards/digest/digest-answer.ts';
import type { Message } from '../cards/message.ts';
import type { Desk } from '../desk.ts';
import { digestTexts } from '../wording/digests.ts';
import type { Subcommand } from './subcommand.ts';

/** `digest`, `digest 2026-W46`, judged at once and counted after the acknowledgement; for admins `digest here` and `digest off`. */
export const digest: Subcommand = async (desk, { words: [word], person, channel }) => {
  const { ctx, digestOf } = desk;
  const surface = 'command';
  switch (word?.toLowerCase() ?? '') {
    case 'here':
      return digestTexts.chosen({
        channelId: channel,
        ...(await chooseDigestChannel(ctx, { channelId: channel, person, surface })),
      });
    case 'off':
      await chooseDigestChannel(ctx, { channelId: null, person, surface });
      return digestTexts.off();
    default: {
      const asked = await seeDigest(ctx, { week: word, person, surface });
      return { later: async () => shown(desk, await countDigest(ctx, digestOf, asked)) };
    }
  }
};

async function shown({ sources }: Desk, seen: SeenDigest): Promise<Message> {
  const { posted, report } = seen;
  const url = posted?.ts ? (sources.threadUrl?.(posted.channelId, posted.ts) ?? null) : null;
  return digestAnswer(seen, await reviewerNames(sources, report), url);
}
