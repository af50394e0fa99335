import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { opsCommands, ops } from '../../src/cli/ops/ops.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runCli } from './support/run-cli.ts';

const token = 'leenops_tok_000000000000_secret';

/** A server that is no LeenOps, or one that fails. */
async function answering(listener: RequestListener) {
  const server = createServer(listener);
  server.listen(0);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { LEENOPS_URL: `http://127.0.0.1:${port}`, LEENOPS_TOKEN: token };
}

/** Where nobody listens any more. */
async function closedAddress(): Promise<string> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

test('help names every command and where the token comes from', async () => {
  for (const args of [[], ['--help'], ['help'], ['approve', '--help']]) {
    const { code, said } = await runCli(ops, args);
    expect(code).toBe(0);
    for (const { usage } of Object.values(opsCommands)) expect(said[0]).toContain(usage);
    expect(said[0]).toContain('/leenops token');
  }
});

test.each([
  [['dance'], {}, 'There is no command “dance”.'],
  [['constructor'], {}, 'There is no command “constructor”.'],
  [['list'], {}, 'LEENOPS_URL is missing.'],
  [['list'], { LEENOPS_URL: 'leenops' }, 'LEENOPS_URL is not an address.'],
  [['list'], { LEENOPS_URL: 'http://leenops.example.com' }, 'LEENOPS_URL must begin with https://'],
  [['list'], { LEENOPS_URL: 'https://leenops.example.com' }, 'LEENOPS_TOKEN is missing.'],
  [['list', 'all'], { LEENOPS_URL: 'http://localhost:1', LEENOPS_TOKEN: token }, '“all” is too much.'],
  [['show'], { LEENOPS_URL: 'http://localhost:1', LEENOPS_TOKEN: token }, 'Say which: a run’s id.'],
  [
    ['list', '--token', token],
    { LEENOPS_URL: 'http://localhost:1', LEENOPS_TOKEN: token },
    "Unknown option '--token'",
  ],
  [['export'], { LEENOPS_URL: 'http://localhost:1', LEENOPS_TOKEN: token }, 'Say what: export decisions.'],
  [['start'], { LEENOPS_URL: 'http://localhost:1', LEENOPS_TOKEN: token }, 'Say which workflow to start'],
])('%j is told what is wrong and how it goes', async (args, env, problem) => {
  const { code, complained } = await runCli(ops, args, { env });
  expect(code).toBe(2);
  expect(complained[0]).toContain(problem);
  expect(complained[1]).toContain('npm run ops');
});

test('when LeenOps cannot be reached, a start can be sent again as the same run', async () => {
  const env = { LEENOPS_URL: await closedAddress(), LEENOPS_TOKEN: token };
  const { code, complained } = await runCli(ops, ['start', 'refunds', '1042', '--key', 'nightly'], { env });
  expect(code).toBe(2);
  expect(complained[0]).toBe('To send exactly this again, add --key nightly');
  expect(complained[1]).toContain('cannot be reached (ECONNREFUSED)');
});

test('what is not LeenOps is not believed, and does not get the token by a redirect', async () => {
  const page = await answering((_request, response) => void response.end('<html>'));
  expect((await runCli(ops, ['list'], { env: page })).complained[0]).toContain(
    'did not answer as LeenOps does',
  );
  const broken = await answering((_request, response) => void response.writeHead(502).end('bad gateway'));
  expect((await runCli(ops, ['list'], { env: broken })).complained[0]).toContain('answered 502');
  let followed = false;
  const target = await answering((_request, response) => {
    followed = true;
    response.end('{}');
  });
  const moved = await answering(
    (_request, response) => void response.writeHead(302, { location: `${target.LEENOPS_URL}/x` }).end(),
  );
  expect((await runCli(ops, ['list'], { env: moved })).code).toBe(2);
  expect(followed).toBe(false);
});

test('what LeenOps sends cannot command the terminal', async () => {
  const subject = '\u001b]0;owned\u0007\u001b[2JTicket\u202e';
  const run = {
    id: 'run_1',
    workflow: 'refunds',
    subject,
    status: 'queued',
    requester: null,
    waiting_for: null,
    received_at: '2026-11-23T12:00:00.000Z',
  };
  const env = await answering((_request, response) => void response.end(JSON.stringify({ runs: [run] })));
  const { said } = await runCli(ops, ['list'], { env });
  expect(said[1]).toContain('Ticket');
  expect(said.join('\n')).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
});

test('an export that breaks off leaves no file, and says so', async () => {
  const folder = temporaryFolder('broken-export');
  onTestFinished(() => folder.remove());
  const env = await answering((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/csv' });
    response.write('decided_at\r\n', () => response.destroy());
  });
  const out = `${folder.path}/decisions.csv`;
  const args = ['export', 'decisions', '--from', '2026-11-01', '--to', '2026-11-30', '--out', out];
  const { code, complained } = await runCli(ops, args, { env });
  expect([code, complained[0]]).toEqual([
    2,
    'The export broke off, so it is not complete. Ask for it again.',
  ]);
  expect([existsSync(out), existsSync(`${out}.part`)]).toEqual([false, false]);
});
