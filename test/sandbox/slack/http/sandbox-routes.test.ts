import { request } from 'node:http';
import { expect, test } from 'vitest';
import type { Act, Answer, Change, SandboxState } from '../../../../src/sandbox/slack/contract.ts';
import type { SlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';
import { startBareApp } from '../support/bare-app.ts';
import { ada, grace, leads, olga, support } from '../support/hearth-and-pine.ts';
import { post } from '../support/post.ts';
import { startReviewApp } from '../support/review-app.ts';
import { clientOf, startSlack } from '../support/start.ts';

const get = async (slack: SlackServer, path: string): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(`${slack.url}/sandbox/${path}`);
  return { status: response.status, body: await response.json() };
};

const act = async (slack: SlackServer, given: Act): Promise<Answer> => {
  const response = await fetch(`${slack.url}/sandbox/act`, { method: 'POST', body: JSON.stringify(given) });
  return (await response.json()) as Answer;
};

test('the page plays the whole story over HTTP', async () => {
  const slack = await startSlack();
  await startReviewApp(slack, 'http');
  const asked = await act(slack, { user: ada, kind: 'command', channel: support, text: '/leenops run' });
  expect(asked).toMatchObject({ ok: true, ephemerals: [{ text: 'Starting run' }] });
  const card = await slack.until(() =>
    slack.messagesFor(grace, support).find(({ text }) => text === 'Refund €40?'),
  );
  const { channel, ts } = card;
  await act(slack, {
    user: grace,
    kind: 'click',
    channel,
    ts,
    action_id: 'edit',
    block_id: 'decide',
    value: 'review-1',
  });
  const view = await slack.until(() => slack.stateFor(grace).views[0]);
  const values = { amount: { amount: '35' } };
  expect(await act(slack, { user: grace, kind: 'submit', view_id: view.id, values })).toMatchObject({
    ok: true,
    views: [],
  });
  await slack.until(() => slack.messagesFor(ada, support).find(({ text }) => text === 'Refund €35'));
});

test('the state is that of the person who asks, the first one by default', async () => {
  const slack = await startSlack({ app: { commands: [{ name: '/leenops', usageHint: 'run' }] } });
  const { body } = await get(slack, `state?user=${grace}`);
  const state = body as SandboxState;
  expect(state.me).toEqual({ id: grace, name: 'Grace Lindqvist', title: 'Support lead', restricted: false });
  expect(state.channels).toContainEqual({
    id: leads,
    name: 'support-leads',
    private: true,
    archived: false,
    unread: 0,
    mentions: 0,
  });
  expect(state.commands).toEqual([{ name: '/leenops', description: '', usageHint: 'run' }]);
  expect((await get(slack, 'state')).body).toMatchObject({ me: { id: ada } });
});

test('every other act works over HTTP too', async () => {
  const slack = await startSlack();
  await startBareApp(slack);
  const { message } = await act(slack, { user: ada, kind: 'say', channel: support, text: 'hello' });
  const ts = message?.ts ?? '';
  await act(slack, { user: grace, kind: 'react', channel: support, ts, name: 'eyes' });
  await act(slack, { user: grace, kind: 'say', channel: support, text: 'a reply', thread_ts: ts });
  await act(slack, { user: grace, kind: 'read', channel: support });
  expect((await act(slack, { user: grace, kind: 'home' })).ok).toBe(true);
  expect(
    (await act(slack, { user: grace, kind: 'shortcut', callback_id: 'run', channel: support, ts })).ok,
  ).toBe(true);
  const { body } = await get(slack, `messages?user=${grace}&channel=${support}&thread_ts=${ts}`);
  expect(body).toMatchObject({
    channel: support,
    messages: [
      {
        text: 'hello',
        thread_ts: ts,
        reply_count: 1,
        latest_reply: expect.any(String),
        reactions: [{ name: 'eyes', users: [grace] }],
      },
      { text: 'a reply', thread_ts: ts, reply_count: 0 },
    ],
  });
});

test('what a person cannot do is refused with a sentence', async () => {
  const slack = await startSlack();
  expect(await get(slack, `messages?user=${olga}&channel=${support}`)).toEqual({
    status: 409,
    body: { ok: false, error: 'cannot', message: `${olga} is in no channel ${support}` },
  });
  expect(await act(slack, { user: ada, kind: 'dance' } as never)).toMatchObject({
    ok: false,
    error: 'cannot',
  });
  expect((await get(slack, 'secrets')).status).toBe(404);
  const notJson = await fetch(`${slack.url}/sandbox/act`, { method: 'POST', body: '{oops' });
  expect(notJson.status).toBe(409);
});

test.each([
  ['another host name', { host: 'evil.example' }],
  ['another site', { origin: 'https://evil.example' }],
])('%s may not drive the sandbox', async (_, headers) => {
  const slack = await startSlack();
  expect(await statusOf(`${slack.url}/sandbox/state`, headers)).toBe(403);
  expect(await statusOf(`${slack.url}/sandbox/state`, { origin: slack.url })).toBe(200);
});

test('a body that is too large is refused', async () => {
  const slack = await startSlack();
  const text = 'x'.repeat(256_001);
  const response = await fetch(`${slack.url}/sandbox/act`, { method: 'POST', body: text });
  expect(response.status).toBe(413);
});

test('a page hears of changes its person sees, and of no others', async () => {
  const slack = await startSlack();
  const hear = await listenFor(slack, ada);
  await post(clientOf(slack), { channel: leads, text: 'not for Ada' });
  await clientOf(slack).chat.postEphemeral({ channel: support, user: grace, text: 'not for Ada' });
  await post(clientOf(slack), { channel: support, text: 'for Ada' });
  expect(await hear()).toEqual({ type: 'changed', channel: support });
});

test('the page is served by whoever brings one, and anything else is not found', async () => {
  const slack = await startSlack({
    page: (req, res) => {
      if (req.url !== '/') return false;
      res.end('the page');
      return true;
    },
  });
  expect(await (await fetch(slack.url)).text()).toBe('the page');
  expect((await fetch(`${slack.url}/nothing`)).status).toBe(404);
});

async function listenFor(slack: SlackServer, user: string): Promise<() => Promise<Change>> {
  const response = await fetch(`${slack.url}/sandbox/events?user=${user}`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  await reader?.read();
  return async () => JSON.parse((await reader?.read())?.value?.replace('data: ', '') ?? 'null');
}

/** With node:http, as fetch sets the Host header by itself. */
const statusOf = (url: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url, { headers }, (res) => resolve(res.resume().statusCode))
      .on('error', reject)
      .end();
  });
