import type { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { clickClient, clickClientOptions, postingClient } from '../../../src/slack/clients.ts';
import { openLocalSlack, token } from './support/local-slack.ts';
import { supportChannel } from './support/runs.ts';

const hello = { channel: supportChannel, text: 'hello' };

const post = ({ chat: { postMessage } }: WebClient) => postMessage(hello);

async function openBoth() {
  const slack = await openLocalSlack();
  const access = { token, apiUrl: slack.apiUrl };
  return { slack, posting: postingClient(access), clicks: clickClient(access) };
}

test('a rate limit is told at once, and the next call is not held up by it', async () => {
  const { slack, posting } = await openBoth();
  slack.faults.next('chat.postMessage', { ratelimited: 30 });
  await expect(post(posting)).rejects.toMatchObject({ retryAfter: 30 });
  await expect(post(posting)).resolves.toMatchObject({ ok: true });
});

test('a failed post is not sent again behind our back', async () => {
  const { slack, posting } = await openBoth();
  slack.faults.next('chat.postMessage', { status: 500 });
  await expect(post(posting)).rejects.toMatchObject({ statusCode: 500 });
  expect(slack.calls('chat.postMessage')).toHaveLength(1);
});

test('somebody who clicked does not wait for a Slack that does not answer', async () => {
  const { slack, clicks } = await openBoth();
  slack.faults.next('users.info', { never: true });
  const asked = performance.now();
  await expect(clicks.users.info({ user: 'U0ADA' })).rejects.toThrow();
  expect(performance.now() - asked).toBeLessThan(5_000);
});

test('whoever writes into the options of one client changes no other', () => {
  const options = clickClientOptions();
  options.retryConfig = { retries: 100 };
  expect(clickClientOptions()).toMatchObject({ retryConfig: { retries: 0 } });
});
