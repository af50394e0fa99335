import type { Deed, Doer } from '../../domain/shadow/observe.ts';
import { second } from '../../lib/time.ts';
import type { ByHand } from '../../domain/shadow/by-hand.ts';
import { messagesSince } from './messages-since.ts';
import { isOurs } from './post-mark.ts';
import type { SlackClient } from './slack-client.ts';

export type PostsByHand = ByHand<{ channel: string; about: string; words: RegExp }, 'slack_post'>;

const mostPages = 10;

type Found = { user?: string; bot_id?: string; metadata?: unknown };

/** What people posted in a channel about something, by its words: the name of it, or what such a post is called. */
export function postsByHand(client: SlackClient): PostsByHand {
  return {
    compares: { slack_post: { about: ['channel'], agree: [], says: () => 'post it in the channel' } },
    deeds: ({ channel, about, words }, { since, signal }) =>
      client.read(signal, async (slack) => {
        const deeds: Deed[] = [];
        for await (const message of messagesSince(slack, channel, since, mostPages)) {
          const { subtype, text = '', ts = '' } = message;
          if (subtype && subtype !== 'bot_message' && subtype !== 'file_share') continue;
          if (!text.toLowerCase().includes(about.toLowerCase()) && !words.test(text)) continue;
          const args = { channel, about };
          deeds.push({ tool: 'slack_post', args, at: new Date(Number(ts) * second), by: doerOf(message) });
        }
        return deeds;
      }),
  };
}

function doerOf(message: Found): Doer {
  if (isOurs(message)) return 'us';
  return message.bot_id || !message.user ? 'program' : 'person';
}
