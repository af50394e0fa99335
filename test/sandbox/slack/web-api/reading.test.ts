import { expect, test } from 'vitest';
import { ada, grace, leads, lounge, olga, support } from '../support/hearth-and-pine.ts';
import { post } from '../support/post.ts';
import { clientOf, startSlack } from '../support/start.ts';

test('the app learns who it is and which scopes it has', async () => {
  const slack = await startSlack({ app: { scopes: ['chat:write'] } });
  const me = await clientOf(slack).auth.test();
  expect(me).toMatchObject({
    user_id: 'U0LEENOPS',
    bot_id: 'B0LEENOPS',
    team_id: 'T0HEARTH',
    url: `${slack.url}/`,
  });
  expect(me.response_metadata?.scopes).toEqual(['chat:write']);
});

test('a thread is told with its counts, and its metadata only on request', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const metadata = { event_type: 'run', event_payload: { key: 'run-7/root' } };
  const { ts } = await post(client, { text: 'root', metadata });
  const reply = await post(client, { text: 'reply', thread_ts: ts });
  await slack.say(grace, support, 'I see', ts);

  const plainHistory = await client.conversations.history({ channel: support });
  expect(plainHistory.messages).toMatchObject([
    { text: 'root', reply_count: 2, reply_users: ['U0LEENOPS', grace] },
  ]);
  expect(plainHistory.messages?.[0]?.metadata).toBeUndefined();

  const history = await client.conversations.history({ channel: support, include_all_metadata: true });
  expect(history.messages?.[0]?.metadata).toEqual(metadata);

  const replies = await client.conversations.replies({ channel: support, ts });
  expect(replies.messages?.map(({ text }) => text)).toEqual(['root', 'reply', 'I see']);
  const since = await client.conversations.replies({ channel: support, ts, oldest: reply.ts });
  expect(since.messages?.map(({ text }) => text)).toEqual(['root', 'I see']);
});

test('a history comes newest first, page by page, between two times', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const stamps: string[] = [];
  for (const text of ['one', 'two', 'three']) stamps.push((await post(client, { text })).ts);
  const first = await client.conversations.history({ channel: support, limit: 2 });
  expect(first.messages?.map(({ text }) => text)).toEqual(['three', 'two']);
  expect(first.has_more).toBe(true);
  const cursor = first.response_metadata?.next_cursor ?? '';
  const second = await client.conversations.history({ channel: support, limit: 2, cursor });
  expect(second.messages?.map(({ text }) => text)).toEqual(['one']);
  expect(second.has_more).toBe(false);
  const [oldest = '', , latest = ''] = stamps;
  const between = await client.conversations.history({ channel: support, oldest, latest });
  expect(between.messages?.map(({ text }) => text)).toEqual(['two']);
  const with_both = await client.conversations.history({ channel: support, oldest, latest, inclusive: true });
  expect(with_both.messages).toHaveLength(3);
});

test('a permalink names the message, and its thread for a reply', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const { ts } = await post(client, { text: 'root' });
  const reply = await post(client, { text: 'reply', thread_ts: ts });
  const link = await client.chat.getPermalink({ channel: support, message_ts: reply.ts });
  expect(link.permalink).toBe(
    `${slack.url}/archives/${support}/p${reply.ts.replace('.', '')}?thread_ts=${ts}&cid=${support}`,
  );
  const followed = await fetch(link.permalink ?? '', { redirect: 'manual' });
  expect(followed.headers.get('location')).toBe(`/?channel=${support}&ts=${reply.ts}&thread_ts=${ts}`);
});

test('a deleted message is gone, unless a thread hangs on it', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const { ts } = await post(client, { text: 'root' });
  const reply = await post(client, { text: 'reply', thread_ts: ts });
  await client.chat.delete({ channel: support, ts });
  expect(slack.messagesFor(ada, support)).toMatchObject([
    { text: 'This message was deleted.', reply_count: 1 },
  ]);
  await client.chat.delete({ channel: support, ts: reply.ts });
  expect(slack.messagesFor(ada, support, ts)).toHaveLength(1);
});

test('an update without blocks keeps them, an empty list removes them', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const { ts } = await post(client, { text: 'x', blocks: [{ type: 'divider' }] });
  await client.chat.update({ channel: support, ts, text: 'y' });
  expect(slack.messagesFor(ada, support)[0]).toMatchObject({
    text: 'y',
    edited: true,
    blocks: [{ type: 'divider' }],
  });
  await client.chat.update({ channel: support, ts, text: 'z', blocks: [] });
  expect(slack.messagesFor(ada, support)[0]?.blocks).toEqual([]);
});

test('the app finds channels, members, people and groups', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const listed = await client.conversations.list({
    types: 'public_channel,private_channel',
    exclude_archived: true,
  });
  expect(listed.channels?.map(({ id }) => id)).toEqual([support, leads, lounge]);
  const info = await client.conversations.info({ channel: lounge, include_num_members: true });
  expect(info.channel).toMatchObject({ name: 'lounge', is_member: false, is_private: false, num_members: 3 });
  expect((await client.conversations.members({ channel: support, limit: 2 })).members).toEqual([ada, grace]);
  expect((await client.users.info({ user: olga })).user).toMatchObject({
    is_restricted: true,
    is_bot: false,
    deleted: false,
  });
  expect((await client.users.info({ user: 'U0GONE' })).user?.deleted).toBe(true);
  expect((await client.users.list({})).members).toHaveLength(5);
  expect((await client.users.lookupByEmail({ email: 'u0ada@example.com' })).user?.id).toBe(ada);
  expect((await client.usergroups.list({ include_users: true })).usergroups).toMatchObject([
    { id: 'S0LEADS', users: [grace] },
  ]);
  expect((await client.usergroups.users.list({ usergroup: 'S0LEADS' })).users).toEqual([grace]);
});

test('a direct message is opened once, by name or by posting to the person', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const opened = await client.conversations.open({ users: olga });
  const posted = await post(client, { channel: olga, text: 'hello' });
  expect(posted.channel).toBe(opened.channel?.id);
  expect(await client.conversations.open({ users: olga })).toMatchObject({ already_open: true });
  expect(slack.stateFor(olga).directMessages).toEqual([
    { id: opened.channel?.id, with: 'U0LEENOPS', unread: 1, mentions: 1 },
  ]);
});

test('arguments come as a form or as JSON, and mean the same', async () => {
  const slack = await startSlack();
  const headers = { authorization: 'Bearer xoxb-local' };
  const blocks = [{ type: 'divider', block_id: 'line' }];
  const asJson = JSON.stringify({ channel: support, text: 'json', blocks });
  const asForm = new URLSearchParams({ channel: support, text: 'form', blocks: JSON.stringify(blocks) });
  const url = `${slack.apiUrl}chat.postMessage`;
  await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: asJson,
  });
  await fetch(url, { method: 'POST', headers, body: asForm });
  expect(slack.messagesFor(ada, support)).toMatchObject([
    { text: 'json', blocks },
    { text: 'form', blocks },
  ]);
});
