import { chooseDigestChannel } from '../../engine/digest/choose-channel.ts';
import { seeDigest } from '../../engine/digest/see-digest.ts';
import { reviewerNames } from '../../reports/digest/reviewer-names.ts';
import { digestAnswer } from '../cards/digest/digest-answer.ts';
import { digestTexts } from '../wording/digests.ts';
import type { Subcommand } from './subcommand.ts';

/** `digest`, `digest 2026-W46`; for admins `digest here` and `digest off`. */
export const digest: Subcommand = async (desk, { words: [word], person, channel }) => {
  const { ctx, sources, digestOf } = desk;
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
      const seen = await seeDigest(ctx, digestOf, { week: word, person, surface });
      const { posted } = seen;
      const url = posted?.ts ? (sources.threadUrl?.(posted.channelId, posted.ts) ?? null) : null;
      return digestAnswer(seen, await reviewerNames(sources, seen.report), url);
    }
  }
};
