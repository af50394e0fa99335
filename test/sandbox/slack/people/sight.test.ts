import { expect, test } from 'vitest';
import type { Act } from '../../../../src/sandbox/slack/contract.ts';
import { startBareApp } from '../support/bare-app.ts';
import { ada, attic, grace, leads, lounge, olga, support } from '../support/hearth-and-pine.ts';
import { post } from '../support/post.ts';
import { clientOf, startSlack } from '../support/start.ts';

test('Olga sees the channels she is in, and nothing of the others', async () => {
  const slack = await startSlack();
  expect(slack.stateFor(olga).channels.map(({ id }) => id)).toEqual([lounge]);
  expect(() => slack.messagesFor(olga, support)).toThrow(`${olga} is in no channel ${support}`);
  await expect(slack.say(olga, leads, 'hello')).rejects.toThrow('is in no channel');
  await expect(slack.command(olga, support, '/leenops help')).rejects.toThrow('is in no channel');
});

test('nobody acts as a bot, as somebody who left, or as nobody', async () => {
  const slack = await startSlack();
  for (const user of ['U0LEENOPS', 'U0GONE', 'U0NOBODY'])
    await expect(slack.openHome(user)).rejects.toThrow(`${user} is nobody who can act here`);
  expect(slack.stateFor(ada).people.map(({ name }) => name)).toEqual([
    'Ada Okafor',
    'Grace Lindqvist',
    'Olga Petrov',
  ]);
});

test('a whisper to Ada is seen by Ada alone, and by no API', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  await client.chat.postEphemeral({ channel: support, user: ada, text: 'only you' });
  expect(slack.messagesFor(ada, support)).toMatchObject([{ text: 'only you', ephemeral: true }]);
  expect(slack.messagesFor(grace, support)).toEqual([]);
  expect((await client.conversations.history({ channel: support })).messages).toEqual([]);
});

test('unread messages and mentions are counted as in the sidebar', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const counts = (user: string) => {
    const { unread, mentions } = slack.stateFor(user).channels.find(({ id }) => id === support) ?? {};
    return { unread, mentions };
  };
  const { ts } = await post(client, { text: `for <@${grace}>` });
  await post(client, {
    text: 'for the leads',
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '<!subteam^S0LEADS>' } }],
  });
  await post(client, { text: `escaped &lt;@${grace}&gt; calls nobody` });
  await post(client, { text: 'literal', blocks: [richText({ type: 'text', text: `<@${grace}>` })] });
  await post(client, { text: 'named', blocks: [richText({ type: 'user', user_id: grace })] });
  await post(client, { text: 'a reply', thread_ts: ts });
  await post(client, { text: `a reply for <@${grace}>`, thread_ts: ts });
  expect(counts(grace)).toEqual({ unread: 5, mentions: 4 });
  expect(counts(ada)).toEqual({ unread: 5, mentions: 0 });
  await slack.read(grace, support);
  expect(counts(grace)).toEqual({ unread: 0, mentions: 0 });
  await slack.say(ada, support, 'fine <!channel>');
  expect(counts(ada)).toEqual({ unread: 0, mentions: 0 });
  expect(counts(grace)).toEqual({ unread: 1, mentions: 1 });
});

test('what cannot be done at the client cannot be done here', async () => {
  const slack = await startSlack();
  await expect(slack.say(ada, attic, 'hello')).rejects.toThrow('attic is archived');
  await expect(slack.say(ada, support, '  ')).rejects.toThrow('a message needs a text');
  await expect(slack.say(ada, support, 'hello', '1.000001')).rejects.toThrow('sees no message');
  const { message } = await slack.say(ada, support, 'hello');
  await expect(slack.click(ada, { channel: support, ts: message?.ts ?? '' }, 'ok')).rejects.toThrow(
    'there is no ok to click here',
  );
  await expect(slack.command(ada, support, 'leenops')).rejects.toThrow('is no slash command');
});

test('a reply to a reply stands in the thread of its root', async () => {
  const slack = await startSlack();
  const root = (await slack.say(ada, support, 'root')).message?.ts ?? '';
  const reply = (await slack.say(grace, support, 'reply', root)).message?.ts ?? '';
  await slack.say(ada, support, 'reply to the reply', reply);
  expect(slack.messagesFor(grace, support, root).map(({ text }) => text)).toEqual([
    'root',
    'reply',
    'reply to the reply',
  ]);
});

test('a command nobody offers, and a command in a thread, are answered by Slack itself', async () => {
  const slack = await startSlack({ app: { commands: [{ name: '/leenops' }] } });
  const heard = await startBareApp(slack);
  expect(await slack.command(ada, support, '/deploy now')).toMatchObject({
    ok: false,
    warning: '/deploy is not a valid command.',
  });
  const root = (await slack.say(ada, support, 'root')).message?.ts ?? '';
  const inThread: Act = {
    user: ada,
    kind: 'command',
    channel: support,
    text: '/leenops help',
    thread_ts: root,
  };
  const refused = await fetch(`${slack.url}/sandbox/act`, { method: 'POST', body: JSON.stringify(inThread) });
  expect(await refused.json()).toMatchObject({ warning: '/leenops is not supported in threads. Sorry!' });
  expect(heard).toEqual([]);
});

test('the body of an acknowledgement is an answer, for Ada or for the channel', async () => {
  const slack = await startSlack();
  const replies = [
    { text: 'plain words' },
    { json: { response_type: 'in_channel', text: 'to all' } },
    { json: { blocks: [{ type: 'banner' }] } },
  ];
  await startBareApp(slack, () => replies.shift() ?? {});
  expect((await slack.command(ada, support, '/leenops a')).ephemerals).toMatchObject([
    { text: 'plain words', user: 'U0LEENOPS' },
  ]);
  expect((await slack.command(ada, support, '/leenops b')).ephemerals).toEqual([]);
  expect(await slack.command(ada, support, '/leenops c')).toMatchObject({
    ok: false,
    warning: '/leenops failed with the error "invalid_blocks"',
  });
  expect(slack.messagesFor(grace, support).map(({ text }) => text)).toEqual(['to all']);
});

const richText = (element: Record<string, unknown>) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [element] }],
});
