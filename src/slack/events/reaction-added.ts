import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import { startedByEmoji } from '../../domain/ask.ts';
import { receiveAsk } from '../../engine/asks/receive-ask.ts';
import type { Desk } from '../desk.ts';

/**
 * An emoji on a message. Slack's repetitions carry the same event time, so they are one ask; taking the emoji off and
 * setting it again asks again. What it throws is a delivery that Slack makes again.
 */
export const reactionAdded =
  ({ ctx }: Desk) =>
  async ({ event }: SlackEventMiddlewareArgs<'reaction_added'>) => {
    const [emoji = ''] = event.reaction.split('::skin-tone-');
    const { item, user: personId } = event;
    if (item.type !== 'message' || startedByEmoji(ctx.workflows, emoji).length === 0) return;
    const { channel: channelId, ts } = item;
    await receiveAsk(ctx, {
      key: ['reaction', channelId, ts, emoji, personId, event.event_ts].join(':'),
      kind: 'reaction',
      personId,
      channelId,
      ts,
      threadTs: null,
      emoji,
    });
  };
