import { mrkdwnOf } from '../cards/parts/mrkdwn.ts';
import { at, channel } from '../cards/parts/rich-text.ts';

type InChannel = { channelId: string };

/** What whoever says where digests go, or has one posted, reads; as mrkdwn. */
export const digestTexts = {
  chosen: ({ channelId, nextAt }: InChannel & { nextAt: Date }): string =>
    `The weekly digest goes to ${place(channelId)} from now on. The next one: ${mrkdwnOf([at(nextAt)])}. \`/leenops digest\` shows the last week now, with a button that posts it.`,
  off: (): string =>
    'No weekly digest is posted any more. `/leenops digest` still shows it to whoever asks; `/leenops digest here` starts it again.',
  posted: ({ channelId, week, already }: InChannel & { week: string; already: boolean }): string =>
    already
      ? `The digest of ${week} was posted already, in ${place(channelId)}. Nothing was posted.`
      : `The digest of ${week} is on its way to ${place(channelId)}.`,
} as const;

function place(channelId: string): string {
  return mrkdwnOf([channel(channelId)]);
}
