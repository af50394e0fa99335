import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { receiveAsk } from '../../engine/asks/receive-ask.ts';
import { watchedFor } from '../../engine/asks/start-from-message.ts';
import { slackMessage, textOfMessage } from '../asks/text-of-message.ts';
import type { Desk } from '../desk.ts';

/** What a person wrote: no edit, no deletion, no reply, nothing of an app. A file with words counts as its words. */
const written = slackMessage.extend({
  subtype: z.literal('file_share').optional(),
  channel: z.string(),
  user: z.string(),
  bot_id: z.undefined().optional(),
  thread_ts: z.undefined().optional(),
});

/**
 * A message in a channel. Nearly none of them asks for anything, so the words are looked at first, then whether the channel is
 * watched; only what asks is kept. A message that calls the app is answered as a mention.
 */
export const messagePosted =
  ({ ctx }: Desk) =>
  async ({ event, context }: SlackEventMiddlewareArgs<'message'> & { context: { botUserId?: string } }) => {
    const message = written.safeParse(event);
    if (!message.success) return;
    const { channel: channelId, user: personId, ts, text = '' } = message.data;
    if (context.botUserId && text.includes(`<@${context.botUserId}`)) return;
    const meant = await watchedFor(ctx, channelId, textOfMessage(message.data));
    if (meant.length === 0) return;
    await receiveAsk(ctx, {
      key: ['message', channelId, ts].join(':'),
      kind: 'message',
      personId,
      channelId,
      ts,
      threadTs: null,
      emoji: null,
    });
  };
