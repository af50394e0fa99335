import { SocketModeClient } from '@slack/socket-mode';
import { onTestFinished, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { SlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';
import { ada, support } from '../support/hearth-and-pine.ts';
import { quiet } from '../support/quiet.ts';
import { startSlack, tokens } from '../support/start.ts';

type Heard = {
  ack: (payload?: unknown) => Promise<void>;
  body: Record<string, unknown>;
  retry_num?: number;
  type: string;
};

/** Slack's own socket client; `react` answers, or does not. */
async function connect(slack: SlackServer, react: (heard: Heard) => unknown): Promise<Heard[]> {
  const client = new SocketModeClient({
    appToken: tokens.appToken,
    logger: quiet,
    clientPingTimeout: 1_000,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  const heard: Heard[] = [];
  client.on('slack_event', (event: Heard) => {
    heard.push(event);
    void react(event);
  });
  await client.start();
  onTestFinished(() => client.disconnect());
  return heard;
}

test('a command comes over the socket, and its acknowledgement carries the answer', async () => {
  const slack = await startSlack();
  const heard = await connect(slack, ({ ack }) => ack({ text: 'here you are' }));
  const answer = await slack.command(ada, support, '/leenops help');
  expect(answer.ephemerals).toMatchObject([{ text: 'here you are' }]);
  expect(heard).toMatchObject([
    { type: 'slash_commands', body: { command: '/leenops', text: 'help', user_id: ada } },
  ]);
});

test('each payload goes to one connection only, in turn', async () => {
  const slack = await startSlack();
  const first = await connect(slack, ({ ack }) => ack());
  const second = await connect(slack, ({ ack }) => ack());
  for (let sent = 0; sent < 4; sent += 1) await slack.command(ada, support, '/leenops help');
  expect([first.length, second.length]).toEqual([2, 2]);
});

test('a command that is not acknowledged fails for Ada, an event is sent again', async () => {
  const slack = await startSlack({ timing: { ackWithinMs: 1_000, eventRetriesMs: [0] } });
  const heard = await connect(slack, ({ ack, retry_num }) => (retry_num ? ack() : undefined));
  const answer = await slack.command(ada, support, '/leenops help');
  expect(answer.warning).toBe('/leenops failed with the error "operation_timeout"');
  await slack.openHome(ada);
  await slack.idle();
  expect(heard.map(({ type, retry_num }) => [type, retry_num])).toEqual([
    ['slash_commands', undefined],
    ['events_api', 0],
    ['events_api', 1],
  ]);
});

test.each(['refreshSockets', 'cutSockets'] as const)(
  'after %s the client comes back and hears again',
  async (end) => {
    const slack = await startSlack();
    const heard = await connect(slack, ({ ack }) => ack());
    slack[end]();
    await expect
      .poll(() => slack.calls('apps.connections.open').length, { timeout: 10_000 })
      .toBeGreaterThanOrEqual(2);
    await expect
      .poll(async () => (await slack.command(ada, support, '/leenops help')).ok, { timeout: 5_000 })
      .toBe(true);
    expect(heard).toHaveLength(1);
  },
);

test('a socket needs a ticket, and a ticket is good once', async () => {
  const slack = await startSlack();
  const url = await openUrl(slack);
  const greeting = await outcomeOf(url);
  expect(JSON.parse(greeting)).toMatchObject({
    type: 'hello',
    num_connections: 1,
    connection_info: { app_id: 'A0LEENOPS' },
  });
  expect(await outcomeOf(url)).toContain('403');
  expect(await outcomeOf(url.replace(/ticket=[^&]+/, 'ticket=forged'))).toContain('403');
});

test('a socket that talks nonsense is closed', async () => {
  const slack = await startSlack();
  const socket = new WebSocket(await openUrl(slack));
  const closed = new Promise<number>((resolve) => void socket.once('close', resolve));
  socket.once('message', () => socket.send('hello to you too'));
  expect(await closed).toBe(1007);
  expect((await slack.command(ada, support, '/leenops help')).ok).toBe(false);
});

/** What apps.connections.open gives. */
async function openUrl(slack: SlackServer): Promise<string> {
  const headers = { authorization: `Bearer ${tokens.appToken}` };
  const opened = await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers });
  return ((await opened.json()) as { url: string }).url;
}

/** The first message of a connection, or why there is none. */
function outcomeOf(url: string): Promise<string> {
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  return new Promise((resolve) => {
    socket.once('message', (data: Buffer) => resolve(data.toString('utf8')));
    socket.once('error', (error) => resolve(error.message));
  });
}
