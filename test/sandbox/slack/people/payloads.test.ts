import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { startBareApp } from '../support/bare-app.ts';
import { ada, grace, leads, support } from '../support/hearth-and-pine.ts';
import { button, plain, post, postWithActions } from '../support/post.ts';
import { clientOf, startSlack, tokens } from '../support/start.ts';

test('a request is signed over its raw body', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  await slack.command(ada, support, '/leenops help');
  const headers = heard[0]?.headers;
  const signed = `v0:${String(headers?.['x-slack-request-timestamp'])}:${heard[0]?.raw}`;
  const hmac = createHmac('sha256', tokens.signingSecret).update(signed).digest('hex');
  expect(headers?.['x-slack-signature']).toBe(`v0=${hmac}`);
  expect(headers?.['content-type']).toBe('application/x-www-form-urlencoded');
});

test('a slash command has the fields of Slack', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  await slack.command(ada, support, '/leenops run support-triage 1042');
  expect(heard[0]?.body).toEqual({
    token: expect.any(String),
    team_id: 'T0HEARTH',
    team_domain: 'hearth-and-pine',
    channel_id: support,
    channel_name: 'support',
    user_id: ada,
    user_name: 'ada.okafor',
    command: '/leenops',
    text: 'run support-triage 1042',
    api_app_id: 'A0LEENOPS',
    is_enterprise_install: 'false',
    response_url: expect.stringContaining(`${slack.url}/respond/`),
    trigger_id: expect.any(String),
  });
});

test('the name of a private channel stays private', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  await slack.command(grace, leads, '/leenops help');
  expect(heard[0]?.body.channel_name).toBe('privategroup');
});

test('with should_escape, names come as ids', async () => {
  const slack = await startSlack({ app: { commands: [{ name: '/leenops', shouldEscape: true }] } });
  const heard = await startBareApp(slack);
  await slack.command(ada, support, '/leenops assign @grace.lindqvist in #support for @nobody');
  expect(heard[0]?.body.text).toBe(`assign <@${grace}|grace.lindqvist> in <#${support}|support> for @nobody`);
});

test('a click tells the button, its place, and the message', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  const message = await postWithActions(slack, button('approve', { value: 'review-1' }), button('reject'));
  await slack.click(ada, message, 'approve');
  expect(heard[0]?.body).toMatchObject({
    type: 'block_actions',
    user: { id: ada, username: 'ada.okafor', team_id: 'T0HEARTH' },
    team: { id: 'T0HEARTH', domain: 'hearth-and-pine' },
    container: { type: 'message', message_ts: message.ts, channel_id: support, is_ephemeral: false },
    channel: { id: support, name: 'support' },
    message: { ts: message.ts, bot_id: 'B0LEENOPS', blocks: [{ block_id: 'row' }] },
    state: { values: {} },
    actions: [
      {
        type: 'button',
        action_id: 'approve',
        block_id: 'row',
        value: 'review-1',
        action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
      },
    ],
  });
  expect(heard[0]?.body.actions).toHaveLength(1);
});

test('a choice tells the whole option, for a menu and for a select', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  const options = ['history', 'case'].map((value) => ({ text: plain(value), value }));
  const message = await postWithActions(
    slack,
    { type: 'overflow', action_id: 'more', options },
    { type: 'static_select', action_id: 'category', options },
  );
  await slack.click(ada, message, 'more', { selected: 'case' });
  expect(heard[0]?.body.actions).toMatchObject([{ type: 'overflow', selected_option: options[1] }]);
  await slack.click(ada, message, 'category', { selected: 'history' });
  expect(heard[1]?.body).toMatchObject({
    actions: [{ type: 'static_select', selected_option: options[0] }],
    state: { values: { row: { category: { type: 'static_select', selected_option: options[0] } } } },
  });
});

test('an emptied select is told as empty, not as its initial option', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  const options = ['history', 'case'].map((value) => ({ text: plain(value), value }));
  const select = { type: 'static_select', action_id: 'category', options, initial_option: options[0] };
  const message = await postWithActions(slack, select, button('ok'));
  await slack.click(ada, message, 'ok');
  await slack.click(ada, message, 'category', { selected: null });
  expect(heard.map(({ body }) => body.state)).toMatchObject([
    { values: { row: { category: { selected_option: options[0] } } } },
    { values: { row: { category: { selected_option: null } } } },
  ]);
});

test('of two buttons with one name, the value or the block says which', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  const { ts } = await post(clientOf(slack), { text: 'queue', blocks: [row('one'), row('two')] });
  await slack.click(ada, { channel: support, ts }, 'open', { value: 'two' });
  await slack.click(ada, { channel: support, ts }, 'open', { blockId: 'two' });
  await slack.click(ada, { channel: support, ts }, 'open');
  expect(heard.map(({ body }) => body.actions)).toMatchObject([
    [{ value: 'two' }],
    [{ value: 'two' }],
    [{ value: 'one' }],
  ]);
});

test('a click on an ephemeral message has no message, as at Slack', async () => {
  const slack = await startSlack();
  const heard = await startBareApp(slack);
  const blocks = [{ type: 'actions', elements: [button('open')] }];
  await clientOf(slack).chat.postEphemeral({ channel: support, user: ada, text: 'for you', blocks });
  const [whisper] = slack.messagesFor(ada, support);
  expect(whisper).toMatchObject({ ephemeral: true });
  if (!whisper) return;
  await slack.click(ada, whisper, 'open');
  expect(heard[0]?.body.container).toMatchObject({ is_ephemeral: true });
  expect(heard[0]?.body).not.toHaveProperty('message');
  await expect(slack.click(grace, whisper, 'open')).rejects.toThrow(`${grace} sees no message`);
});

test('a shortcut on a message and one from anywhere', async () => {
  const shortcuts = [
    { kind: 'message' as const, callbackId: 'run_on_message', name: 'Run a workflow on this message' },
    { kind: 'global' as const, callbackId: 'start', name: 'Start a workflow' },
  ];
  const slack = await startSlack({ app: { shortcuts } });
  const heard = await startBareApp(slack);
  const { message } = await slack.say(ada, support, 'The lamp arrived broken');
  await slack.shortcut(grace, { callback_id: 'run_on_message', channel: support, ts: message?.ts });
  await slack.shortcut(grace, { callback_id: 'start' });
  expect(heard.map(({ body }) => body)).toMatchObject([
    {
      type: 'message_action',
      message: { text: 'The lamp arrived broken', user: ada },
      message_ts: message?.ts,
      channel: { id: support },
    },
    { type: 'shortcut', callback_id: 'start', user: { id: grace } },
  ]);
  await expect(slack.shortcut(grace, { callback_id: 'stop' })).rejects.toThrow('no global shortcut stop');
});

const row = (id: string) => ({ type: 'actions', block_id: id, elements: [button('open', { value: id })] });
