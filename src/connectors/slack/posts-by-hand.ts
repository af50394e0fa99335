import type { WebClient } from '@slack/web-api';
import type { Deed, Doer } from '../../domain/shadow/observe.ts';
import { second } from '../../lib/time.ts';
import type { ByHand } from '../../domain/shadow/by-hand.ts';
import { isOurs } from './post-mark.ts';
import type { SlackClient } from './slack-client.ts';
import { slackFailure } from './slack-failure.ts';

export type PostsByHand = ByHand<{ channel: string; about: string; words: RegExp }, 'slack_post'>;

const pageSize = 200;
const mostPages = 10;

type Found = {
  user?: string;
  bot_id?: string;
  subtype?: string;
  text?: string;
  ts?: string;
  metadata?: unknown;
};

/** What people posted in a channel about something, by its words: the name of it, or what such a post is called. */
export function postsByHand(client: SlackClient): PostsByHand {
  return {
    compares: { slack_post: { about: ['channel'], agree: [], says: () => 'post it in the channel' } },
    deeds: ({ channel, about, words }, { since, signal }) =>
      client.read(signal, async (slack) => {
        const messages = await listSince(slack, channel, since);
        return messages.flatMap(({ text = '', ts = '', ...message }): Deed[] => {
          if (message.subtype && message.subtype !== 'bot_message' && message.subtype !== 'file_share')
            return [];
          if (!text.toLowerCase().includes(about.toLowerCase()) && !words.test(text)) return [];
          const args = { channel, about };
          return [{ tool: 'slack_post', args, at: new Date(Number(ts) * second), by: doerOf(message) }];
        });
      }),
  };
}

function doerOf(message: Found): Doer {
  if (isOurs(message)) return 'us';
  return message.bot_id || !message.user ? 'program' : 'person';
}

/** Throws when more was said than can be looked through: a post that was not found would count as not there. */
async function listSince(slack: WebClient, channel: string, since: Date): Promise<Found[]> {
  const found: Found[] = [];
  let cursor = '';
  for (let page = 1; page <= mostPages; page++) {
    const { messages = [], response_metadata } = await slack.conversations.history({
      channel,
      oldest: String(since.getTime() / second),
      include_all_metadata: true,
      limit: pageSize,
      ...(cursor ? { cursor } : {}),
    });
    found.push(...messages);
    cursor = response_metadata?.next_cursor ?? '';
    if (!cursor) return found;
  }
  throw slackFailure(
    'too_many_messages',
    'not_applied',
    `More than ${mostPages * pageSize} messages stand in the channel since. Look for the post there.`,
  );
}
