import { expect, test } from 'vitest';
import { startBareApp } from '../support/bare-app.ts';
import { ada, grace, leads, lounge, support } from '../support/hearth-and-pine.ts';
import { button, post, postWithActions } from '../support/post.ts';
import { clientOf, startSlack } from '../support/start.ts';

const everyEvent = [
  'app_mention',
  'message.channels',
  'message.groups',
  'message.im',
  'reaction_added',
  'channel_archive',
  'member_left_channel',
];

test('an event that fails is sent again, with its number and reason, until it is acknowledged', async () => {
  const slack = await startSlack({ timing: { eventRetriesMs: [0, 5, 5] } });
  const heard = await startBareApp(slack, ({ headers }) =>
    headers['x-slack-retry-num'] === '2' ? {} : { status: 500 },
  );
  await slack.openHome(ada);
  await expect.poll(() => heard.length).toBe(3);
  await slack.idle();
  expect(heard.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']])).toEqual(
    [
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
    ],
  );
  expect(new Set(heard.map(({ body }) => body.event_id)).size).toBe(1);
  expect(slack.dropped()).toEqual([]);
});

test('an event is given up after three retries', async () => {
  const slack = await startSlack({ timing: { eventRetriesMs: [0, 0, 0] } });
  const heard = await startBareApp(slack, () => ({ status: 503 }));
  await slack.openHome(ada);
  await slack.idle();
  expect(heard).toHaveLength(4);
  expect(slack.dropped()).toMatchObject([
    { acks: Array.from({ length: 4 }, () => ({ detail: 'HTTP 503' })) },
  ]);
});

test('X-Slack-No-Retry ends it at once', async () => {
  const slack = await startSlack({ timing: { eventRetriesMs: [0, 0, 0] } });
  const heard = await startBareApp(slack, () => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }));
  await slack.openHome(ada);
  await slack.idle();
  expect(heard).toHaveLength(1);
});

test('an app that is not there, or too slow, is told why it failed when it comes back', async () => {
  const slack = await startSlack({ timing: { ackWithinMs: 1_000, eventRetriesMs: [0] } });
  await slack.openHome(ada);
  await slack.idle();
  expect(slack.deliveries()[0]?.acks).toMatchObject([
    { reason: 'connection_failed' },
    { reason: 'connection_failed' },
  ]);
  const heard = await startBareApp(slack, ({ headers }) =>
    headers['x-slack-retry-num'] ? {} : { never: true },
  );
  await slack.openHome(grace);
  await slack.idle();
  expect(heard[1]?.headers['x-slack-retry-reason']).toBe('http_timeout');
});

test('a click is sent once, and again only by hand', async () => {
  const slack = await startSlack({ timing: { eventRetriesMs: [0, 0, 0] } });
  const heard = await startBareApp(slack, () => ({ status: 500 }));
  const message = await postWithActions(slack, button('ok'));
  expect(await slack.click(ada, message, 'ok')).toMatchObject({
    ok: false,
    warning: expect.stringContaining('HTTP 500'),
  });
  expect(heard).toHaveLength(1);
  await slack.redeliver(slack.deliveries()[0]?.id ?? '');
  expect(heard).toHaveLength(2);
  expect(heard[1]?.body).toEqual(heard[0]?.body);
});

test('messages, mentions and reactions reach an app that is a member and has subscribed', async () => {
  const slack = await startSlack({ app: { events: everyEvent } });
  const heard = await startBareApp(slack);
  const told = async (): Promise<unknown[]> => {
    await slack.idle();
    return heard.splice(0).map(({ body }) => body.event);
  };
  const { message } = await slack.say(ada, support, 'hello <@U0LEENOPS>');
  expect(await told()).toMatchObject([
    { type: 'message', channel: support, channel_type: 'channel', user: ada, text: 'hello <@U0LEENOPS>' },
    { type: 'app_mention', channel: support, user: ada },
  ]);
  await slack.say(grace, leads, 'private');
  expect(await told()).toMatchObject([{ type: 'message', channel_type: 'group' }]);
  await slack.say(ada, lounge, 'without the app, even for <@U0LEENOPS>');
  expect(await told()).toEqual([]);
  await slack.react(grace, { channel: support, ts: message?.ts ?? '', name: 'eyes' });
  expect(await told()).toMatchObject([
    { type: 'reaction_added', user: grace, reaction: 'eyes', item: { channel: support }, item_user: ada },
  ]);
  await post(clientOf(slack), { channel: ada, text: 'from the app itself' });
  expect(await told()).toMatchObject([{ type: 'message', channel_type: 'im', bot_id: 'B0LEENOPS' }]);
  slack.arrange.remove(support, grace);
  slack.arrange.archive(support);
  expect(await told()).toMatchObject([
    { type: 'member_left_channel', user: grace },
    { type: 'channel_archive', channel: support },
  ]);
});

test('an event nobody subscribed to is not sent', async () => {
  const slack = await startSlack({ app: { events: ['app_mention'] } });
  const heard = await startBareApp(slack);
  await slack.openHome(ada);
  slack.sendEvent({ type: 'team_rename', name: 'Pine & Hearth' });
  await slack.idle();
  expect(heard).toEqual([]);
});

test('the envelope of an event is that of Slack', async () => {
  const slack = await startSlack({ app: { events: ['team_rename'] } });
  const heard = await startBareApp(slack);
  slack.sendEvent({ type: 'team_rename', name: 'Pine & Hearth' });
  await slack.idle();
  expect(heard[0]?.body).toMatchObject({
    type: 'event_callback',
    team_id: 'T0HEARTH',
    api_app_id: 'A0LEENOPS',
    event: { type: 'team_rename', name: 'Pine & Hearth' },
    event_id: expect.stringMatching(/^Ev[0-9A-F]{12}$/),
    event_time: expect.any(Number),
    authorizations: [{ team_id: 'T0HEARTH', user_id: 'U0LEENOPS', is_bot: true }],
  });
});
