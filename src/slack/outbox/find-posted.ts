import type { WebClient } from '@slack/web-api';
import type { ClaimedMessage } from '../../engine/messages/claim-messages.ts';
import type { Sent } from '../../engine/messages/message-shown.ts';
import { isKeyed } from './message-key.ts';

/** One page, since the post that is looked for is minutes old at most; what it misses is posted again. */
const pageSize = 200;

/** Where an earlier attempt stands whose answer was lost; undefined when Slack does not list it. */
export async function findPosted(client: WebClient, claim: ClaimedMessage): Promise<Sent | undefined> {
  const page = { channel: claim.channelId, include_all_metadata: true, limit: pageSize };
  const { messages = [] } = claim.threadTs
    ? await client.conversations.replies({ ...page, ts: claim.threadTs })
    : await client.conversations.history(page);
  const found = messages.find((message) => isKeyed(message, claim.id));
  return found?.ts ? { ts: found.ts, channelId: claim.channelId } : undefined;
}
