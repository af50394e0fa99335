import type { WebAPICallResult, WebClient } from '@slack/web-api';
import type { SlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';
import type { ShownMessage } from '../../../../src/sandbox/slack/contract.ts';
import { ada, support } from './hearth-and-pine.ts';
import { clientOf } from './start.ts';

type Json = Record<string, unknown>;

/** Posts as the app, to #support unless told otherwise. */
export async function post(client: WebClient, message: Json): Promise<Posted> {
  const posted: WebAPICallResult = await client.apiCall('chat.postMessage', { channel: support, ...message });
  return posted as Posted;
}

type Posted = WebAPICallResult & { ts: string; channel: string; warning?: string };

/** A message of the app with these elements to click on, as Ada sees it. */
export async function postWithActions(slack: SlackServer, ...elements: Json[]): Promise<ShownMessage> {
  const { ts } = await post(clientOf(slack), {
    text: 'Choose',
    blocks: [{ type: 'actions', block_id: 'row', elements }],
  });
  const message = slack.messagesFor(ada, support).find((it) => it.ts === ts);
  if (!message) throw new Error(`Ada does not see the message ${ts}`);
  return message;
}

export const plain = (text: string): { type: 'plain_text'; text: string } => ({ type: 'plain_text', text });

export const button = (action_id: string, more: Json = {}): Json => ({
  type: 'button',
  action_id,
  text: plain('Press'),
  ...more,
});
