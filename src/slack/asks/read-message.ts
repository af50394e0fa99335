import type { WebClient } from '@slack/web-api';
import type { Place, ReadMessage } from '../../domain/ask.ts';
import type { Logger } from '../../lib/logger.ts';
import { refusalCode } from './slack-trouble.ts';
import { slackMessage, textOfMessage } from './text-of-message.ts';

/** The message as it is now, a reply as well as one that stands by itself. Throws TryLater while Slack does not answer. */
export async function readMessage(
  client: WebClient,
  log: Logger,
  { channelId, ts, threadTs }: Place,
): Promise<ReadMessage | 'gone' | 'out_of_reach'> {
  try {
    const around = { channel: channelId, oldest: ts, latest: ts, inclusive: true, limit: 2 };
    const { messages = [] } = await client.conversations.replies({ ...around, ts: threadTs ?? ts });
    const found = messages.map((message) => slackMessage.parse(message)).find((message) => message.ts === ts);
    if (!found || found.subtype === 'tombstone') return 'gone';
    const isReply = found.thread_ts !== undefined && found.thread_ts !== ts;
    return {
      text: textOfMessage(found),
      threadTs: isReply ? (found.thread_ts ?? null) : null,
      editedTs: found.edited?.ts ?? null,
    };
  } catch (error) {
    const code = refusalCode(error);
    if (code === 'thread_not_found' || code === 'message_not_found') return 'gone';
    log.warn({ channelId, code }, 'a message that somebody asked with cannot be read');
    return 'out_of_reach';
  }
}
