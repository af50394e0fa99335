import type { ConversationsHistoryResponse, WebClient } from '@slack/web-api';
import { second } from '../../lib/time.ts';
import { slackFailure } from './slack-failure.ts';

type Said = NonNullable<ConversationsHistoryResponse['messages']>[number];

const pageSize = 200;

/**
 * What was said in a channel since then, newest first; a page is asked for when it is needed. Throws where it is more than so many pages: a
 * post that was not found would count as not there.
 */
export async function* messagesSince(
  slack: WebClient,
  channel: string,
  since: Date,
  mostPages: number,
): AsyncGenerator<Said, void> {
  let cursor = '';
  for (let page = 1; page <= mostPages; page++) {
    const { messages = [], response_metadata } = await slack.conversations.history({
      channel,
      oldest: String(since.getTime() / second),
      include_all_metadata: true,
      limit: pageSize,
      ...(cursor ? { cursor } : {}),
    });
    yield* messages;
    cursor = response_metadata?.next_cursor ?? '';
    if (!cursor) return;
  }
  throw slackFailure(
    'too_many_messages',
    'not_applied',
    `More than ${mostPages * pageSize} messages stand in the channel since. Look for the post there.`,
  );
}
