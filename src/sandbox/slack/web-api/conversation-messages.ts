import { z } from 'zod';
import { findMessage, repliesTo, sharedMessages, topLevel } from '../workspace/look-up.ts';
import type { Message } from '../workspace/workspace.ts';
import { getReadableChannel } from './channel-access.ts';
import { count, flag, method } from './method.ts';
import { pageOf } from './page-of.ts';
import { RefusedCall } from './refused-call.ts';
import { renderMessage } from './render-message.ts';

const range = {
  channel: z.string(),
  latest: z.string().optional(),
  oldest: z.string().optional(),
  inclusive: flag,
  include_all_metadata: flag,
  cursor: z.string().optional(),
  limit: count({ usual: 100, most: 1000 }),
};

type Range = { latest?: string | undefined; oldest?: string | undefined; inclusive: boolean };

/** Newest first. */
export const history = method({
  tier: 'three',
  arguments: z.object(range),
  run(slack, given) {
    const channel = getReadableChannel(slack, given.channel);
    const around = sharedMessages(slack.workspace, channel.id);
    const wanted = within(topLevel(around), given).toReversed();
    const { items, response_metadata } = pageOf(wanted, given);
    const withMetadata = given.include_all_metadata;
    return {
      messages: items.map((message) => renderMessage(slack.workspace, message, { around, withMetadata })),
      has_more: response_metadata.next_cursor !== '',
      response_metadata,
    };
  },
});

/** Oldest first, the root before its replies. */
export const replies = method({
  tier: 'three',
  arguments: z.object({ ...range, ts: z.string() }),
  run(slack, given) {
    const channel = getReadableChannel(slack, given.channel);
    const message = findMessage(slack.workspace, channel.id, given.ts);
    if (!message || message.visibleTo) throw new RefusedCall('thread_not_found');
    const around = sharedMessages(slack.workspace, channel.id);
    const rootTs = message.threadTs ?? message.ts;
    const root = around.filter(({ ts }) => ts === rootTs);
    const { items, response_metadata } = pageOf(
      [...root, ...within(repliesTo(around, rootTs), given)],
      given,
    );
    const withMetadata = given.include_all_metadata;
    return {
      messages: items.map((item) => renderMessage(slack.workspace, item, { around, withMetadata })),
      has_more: response_metadata.next_cursor !== '',
      response_metadata,
    };
  },
});

const within = (messages: Message[], { latest, oldest, inclusive }: Range): Message[] =>
  messages.filter(({ ts }) => {
    const edge = ts === latest || ts === oldest;
    if (edge) return inclusive;
    return (!latest || Number(ts) < Number(latest)) && (!oldest || Number(ts) > Number(oldest));
  });
