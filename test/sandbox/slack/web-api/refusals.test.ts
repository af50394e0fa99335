import { expect, test } from 'vitest';
import type { WebClient } from '@slack/web-api';
import { ada, attic, grace, leads, lounge, olga, support } from '../support/hearth-and-pine.ts';
import { button, plain, post } from '../support/post.ts';
import { clientOf, refusalOf, startSlack } from '../support/start.ts';

type Call = (client: WebClient) => Promise<unknown>;

const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };
const noTs = '1.000001';

test.each<[string, string, Call]>([
  [
    'channel_not_found',
    'to a channel that is not there',
    (client) => post(client, { channel: 'C0NOWHERE', text: 'x' }),
  ],
  [
    'channel_not_found',
    'to a private channel without the app',
    (client) => client.conversations.info({ channel: 'D0ELSE' }),
  ],
  [
    'not_in_channel',
    'to a public channel without the app',
    (client) => post(client, { channel: lounge, text: 'x' }),
  ],
  ['is_archived', 'to an archived channel', (client) => post(client, { channel: attic, text: 'x' })],
  ['no_text', 'of nothing', (client) => post(client, {})],
  [
    'thread_not_found',
    'to a thread that is not there',
    (client) => post(client, { text: 'x', thread_ts: noTs }),
  ],
  [
    'invalid_blocks',
    'with a block Slack does not know',
    (client) => post(client, { blocks: [{ type: 'banner' }] }),
  ],
  ['invalid_blocks_format', 'with blocks that are no list', (client) => post(client, { blocks: '{oops' })],
  ['invalid_attachments', 'with two tables', (client) => post(client, { blocks: [table, table] })],
  [
    'msg_blocks_too_long',
    'with more text than a message holds',
    (client) => post(client, { blocks: tooMuchText() }),
  ],
  [
    'invalid_metadata_format',
    'with metadata without a type',
    (client) => post(client, { text: 'x', metadata: { event_payload: {} } }),
  ],
  [
    'metadata_too_large',
    'with large metadata',
    (client) =>
      post(client, {
        text: 'x',
        metadata: { event_type: 'run', event_payload: { key: 'x'.repeat(8_193 - '{"key":""}'.length) } },
      }),
  ],
  [
    'message_not_found',
    'an update of nothing',
    (client) => client.chat.update({ channel: support, ts: noTs, text: 'x' }),
  ],
  [
    'message_not_found',
    'a deletion of nothing',
    (client) => client.chat.delete({ channel: support, ts: noTs }),
  ],
  [
    'message_not_found',
    'a link to nothing',
    (client) => client.chat.getPermalink({ channel: support, message_ts: noTs }),
  ],
  [
    'user_not_in_channel',
    'a whisper to somebody elsewhere',
    (client) => client.chat.postEphemeral({ channel: support, user: olga, text: 'x' }),
  ],
  [
    'not_in_channel',
    'the history of a channel without the app',
    (client) => client.conversations.history({ channel: lounge }),
  ],
  [
    'thread_not_found',
    'the replies to nothing',
    (client) => client.conversations.replies({ channel: support, ts: noTs }),
  ],
  [
    'user_not_found',
    'a conversation with nobody',
    (client) => client.conversations.open({ users: 'U0NOBODY' }),
  ],
  [
    'user_disabled',
    'a conversation with somebody who left',
    (client) => client.conversations.open({ users: 'U0GONE' }),
  ],
  [
    'users_list_not_supplied',
    'a conversation with no name',
    (client) => client.apiCall('conversations.open'),
  ],
  ['user_not_found', 'a person who is not there', (client) => client.users.info({ user: 'U0NOBODY' })],
  [
    'users_not_found',
    'an address of nobody',
    (client) => client.users.lookupByEmail({ email: 'no@example.com' }),
  ],
  [
    'no_such_subteam',
    'a group that is not there',
    (client) => client.usergroups.users.list({ usergroup: 'S0NONE' }),
  ],
  ['invalid_cursor', 'a cursor that is none', (client) => client.conversations.list({ cursor: 'x' })],
  [
    'not_found',
    'an update of a view that is not open',
    (client) => client.views.update({ view_id: 'V0', view: modal() }),
  ],
  [
    'invalid_trigger_id',
    'a view for a trigger that was never given',
    (client) => client.views.open({ trigger_id: '1.2.3', view: modal() }),
  ],
  [
    'user_not_found',
    'a home for nobody',
    (client) => client.views.publish({ user_id: 'U0NOBODY', view: { type: 'home', blocks: [] } }),
  ],
  [
    'invalid_arguments',
    'a home with a block of messages',
    (client) => client.views.publish({ user_id: ada, view: { type: 'home', blocks: [table] } }),
  ],
  [
    'invalid_arguments',
    'a call without its channel',
    (client) => client.apiCall('chat.postMessage', { text: 'x' }),
  ],
  ['unknown_method', 'a method that is not there', (client) => client.apiCall('chat.sing')],
  ['some_error', 'what api.test is told to refuse', (client) => client.api.test({ error: 'some_error' })],
])('%s: %s', async (code, _, call) => {
  const slack = await startSlack();
  expect(await refusalOf(call(clientOf(slack)))).toBe(code);
});

test('a private channel without the app does not exist for it', async () => {
  const slack = await startSlack();
  slack.arrange.remove(leads, 'U0LEENOPS');
  expect(await refusalOf(post(clientOf(slack), { channel: leads, text: 'x' }))).toBe('channel_not_found');
});

test('the app may not change what Ada wrote', async () => {
  const slack = await startSlack();
  const { message } = await slack.say(ada, support, 'hello');
  const own = { channel: support, ts: message?.ts ?? '' };
  expect(await refusalOf(clientOf(slack).chat.update({ ...own, text: 'x' }))).toBe('cant_update_message');
  expect(await refusalOf(clientOf(slack).chat.delete(own))).toBe('cant_delete_message');
});

test('a long text is cut when posted and refused when updated', async () => {
  const slack = await startSlack();
  const posted = await post(clientOf(slack), { text: 'x'.repeat(40_001) });
  expect(posted.warning).toBe('message_truncated');
  expect(slack.messagesFor(grace, support)[0]?.text).toHaveLength(40_000);
  const update = { channel: support, ts: posted.ts, text: 'x'.repeat(4_001) };
  expect(await refusalOf(clientOf(slack).chat.update(update))).toBe('msg_too_long');
});

test('refused blocks are explained, place by place', async () => {
  const slack = await startSlack();
  const call = post(clientOf(slack), {
    blocks: [{ type: 'actions', elements: [{ ...button('a'), style: 'green' }] }],
  });
  await expect(call).rejects.toMatchObject({
    data: {
      response_metadata: {
        messages: ['[ERROR] /blocks/0/elements/0/style: "green" is not one of primary, danger'],
      },
    },
  });
});

test('a token that is wrong, missing, or of the other kind', async () => {
  const slack = await startSlack();
  const as = (headers: Record<string, string>, method = 'auth.test') =>
    fetch(slack.apiUrl + method, { method: 'POST', headers }).then((response) => response.json());
  expect(await as({})).toEqual({ ok: false, error: 'not_authed' });
  expect(await as({ authorization: 'Bearer xoxb-other' })).toEqual({ ok: false, error: 'invalid_auth' });
  expect(await as({ authorization: 'Bearer xapp-local' })).toEqual({
    ok: false,
    error: 'not_allowed_token_type',
  });
  expect(await as({ authorization: 'Bearer xoxb-local' }, 'apps.connections.open')).toEqual({
    ok: false,
    error: 'not_allowed_token_type',
  });
});

test('a scope that is not granted is named', async () => {
  const slack = await startSlack({ app: { scopes: ['chat:write', 'channels:read'] } });
  const client = clientOf(slack);
  await expect(client.users.info({ user: ada })).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'users:read', provided: 'chat:write,channels:read' },
  });
  expect(await refusalOf(client.conversations.history({ channel: support }))).toBe('missing_scope');
  expect(await refusalOf(client.conversations.info({ channel: leads }))).toBe('missing_scope');
  expect(await refusalOf(client.conversations.list({ types: 'private_channel' }))).toBe('missing_scope');
  await expect(client.conversations.info({ channel: support })).resolves.toMatchObject({ ok: true });
});

test('with chat:write.public the app may post where it is not', async () => {
  const slack = await startSlack({ app: { scopes: ['chat:write', 'chat:write.public'] } });
  await expect(post(clientOf(slack), { channel: lounge, text: 'x' })).resolves.toMatchObject({ ok: true });
});

const modal = () => ({ type: 'modal' as const, title: plain('Edit'), blocks: [] });
const tooMuchText = () =>
  Array.from({ length: 5 }, () => ({ type: 'section', text: plain('x'.repeat(2_900)) }));

test('metadata of exactly 8 KB is taken', async () => {
  const slack = await startSlack();
  const event_payload = { key: 'x'.repeat(8_192 - '{"key":""}'.length) };
  const metadata = { event_type: 'run', event_payload };
  await expect(post(clientOf(slack), { text: 'x', metadata })).resolves.toMatchObject({ ok: true });
});
