import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import { receiveAsk } from '../../engine/asks/receive-ask.ts';
import type { Desk } from '../desk.ts';

/**
 * Somebody calls the app in a message. Other apps are not answered: they hold no right, and two that answer each other never
 * end. A message is answered once, however often it is edited; a mention that only an edit brought in is answered, too.
 */
export const appMention =
  ({ ctx }: Desk) =>
  async ({ event }: SlackEventMiddlewareArgs<'app_mention'>) => {
    const { channel: channelId, ts, thread_ts: threadTs, user: personId, bot_id: botId } = event;
    if (botId || !personId) return;
    await receiveAsk(ctx, {
      key: ['mention', channelId, ts].join(':'),
      kind: 'mention',
      personId,
      channelId,
      ts,
      threadTs: threadTs && threadTs !== ts ? threadTs : null,
      emoji: null,
    });
  };
