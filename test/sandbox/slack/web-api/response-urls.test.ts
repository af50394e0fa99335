import { expect, test } from 'vitest';
import type { SlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';
import { startBareApp } from '../support/bare-app.ts';
import type { Received } from '../support/bare-app.ts';
import { ada, grace, support } from '../support/hearth-and-pine.ts';
import { button, postWithActions } from '../support/post.ts';
import { handClock, startSlack } from '../support/start.ts';

const respond = (received: Received | undefined, body: unknown): Promise<Response> =>
  fetch(String(received?.body.response_url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const textsFor = (slack: SlackServer, user: string): string[] =>
  slack.messagesFor(user, support).map(({ text }) => text);

test('an answer to a command is for Ada alone, or for the channel', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  await slack.command(ada, support, '/leenops help');
  await respond(heard[0], { text: 'for you' });
  await respond(heard[0], { text: 'for all', response_type: 'in_channel' });
  expect(textsFor(slack, ada)).toEqual(['for you', 'for all']);
  expect(textsFor(slack, grace)).toEqual(['for all']);
});

test('an answer to a click replaces or deletes the message it stood on', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  const first = await postWithActions(slack, button('open'));
  await slack.click(ada, first, 'open');
  await respond(heard[0], { text: 'replaced', replace_original: true });
  expect(textsFor(slack, grace)).toEqual(['replaced']);
  await respond(heard[0], { delete_original: true });
  expect(textsFor(slack, grace)).toEqual([]);
});

test('it works five times', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  await slack.command(ada, support, '/leenops help');
  for (let use = 0; use < 5; use += 1) expect((await respond(heard[0], { text: 'again' })).status).toBe(200);
  const sixth = await respond(heard[0], { text: 'too often' });
  expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
});

test('it works for thirty minutes', async () => {
  const clock = handClock();
  const slack = await startSlack({ now: clock.now });
  const heard = await startBareApp(slack);
  await slack.command(ada, support, '/leenops help');
  clock.pass(30 * 60_000);
  expect((await respond(heard[0], { text: 'just in time' })).status).toBe(200);
  clock.pass(1);
  expect(await (await respond(heard[0], { text: 'late' })).json()).toEqual({
    ok: false,
    error: 'expired_url',
  });
});

test('what Slack would refuse in a message it refuses here', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  await slack.command(ada, support, '/leenops help');
  expect(await (await respond(heard[0], {})).json()).toMatchObject({ error: 'no_text' });
  expect(await (await respond(heard[0], { blocks: [{ type: 'banner' }] })).json()).toMatchObject({
    error: 'invalid_blocks',
  });
  slack.faults.next('response_url', { status: 500 });
  expect((await respond(heard[0], { text: 'x' })).status).toBe(500);
  expect(textsFor(slack, ada)).toEqual([]);
});
