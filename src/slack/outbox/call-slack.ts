import type { WebClient } from '@slack/web-api';
import type { ClaimedMessage } from '../../engine/messages/claim-messages.ts';
import type { Sent } from '../../engine/messages/message-shown.ts';
import { metadataOf } from './message-key.ts';
import type { Drawn } from './outbox.ts';

/** Nothing in a text becomes a link or a mention that the card did not make one. */
const literally = { parse: 'none', link_names: false } as const;

export async function post(client: WebClient, claim: ClaimedMessage, drawn: Drawn): Promise<Sent> {
  const { ts, channel } = await client.chat.postMessage({
    channel: drawn.channel ?? claim.channelId,
    ...(claim.threadTs ? { thread_ts: claim.threadTs } : {}),
    text: drawn.text,
    blocks: drawn.blocks,
    metadata: metadataOf(claim.id),
    unfurl_links: false,
    unfurl_media: false,
    ...literally,
  });
  if (!ts || !channel)
    throw new Error(`chat.postMessage for ${claim.id} was answered without ts or channel.`);
  return { ts, channelId: channel };
}

/** Blocks are always sent, if only as an empty list: left out, Slack keeps the old ones. */
export async function update(client: WebClient, at: Sent, drawn: Drawn): Promise<Sent> {
  const { text, blocks } = drawn;
  await client.chat.update({ channel: at.channelId, ts: at.ts, text, blocks, ...literally });
  return at;
}
