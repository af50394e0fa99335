import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * A server on stdin and stdout without any SDK, as old as they come. It lists what the file names that it is given, so that a
 * test can change a definition under it, and does what its tools say: answer, fail, hang, flood, crash, ask back.
 */
type Message = {
  id?: number;
  method: string;
  params?: { name?: string; arguments?: Record<string, unknown> };
};

const [, , file = ''] = process.argv;
const send = (message: object) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
const text = (said: string) => ({ content: [{ type: 'text', text: said }] });

const acts: Record<string, (args: Record<string, unknown>) => object | undefined> = {
  say: (args) => text(`You said ${JSON.stringify(args)}`),
  environment: () => text(JSON.stringify(process.env)),
  picture: () => ({ content: [{ type: 'image', data: 'AAAA', mimeType: 'image/png' }] }),
  mixed: () => ({
    content: [
      { type: 'text', text: 'seen' },
      { type: 'image', data: 'AAAA', mimeType: 'image/png' },
    ],
    structuredContent: { order: 'HP-1', covered: true },
  }),
  fail: () => ({ ...text('customer maya@example.com was not found'), isError: true }),
  long: () => text('x'.repeat(100_000)),
  flood: () => void process.stdout.write('x'.repeat(4 * 1024 * 1024)),
  hang: () => undefined,
  crash: () => process.exit(1),
  ask: () => {
    send({ id: 900, method: 'sampling/createMessage', params: { messages: [], maxTokens: 10 } });
    asked = true;
    return undefined;
  },
  family: () => text(String(spawn('sleep', ['600'], { stdio: 'ignore' }).pid)),
};
let asked = false;

createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line) as Message & { error?: { code: number } };
  const { id, method, params } = message;
  if (asked && id === 900) {
    send({ id: lastCall, result: text(`The answer was ${message.error?.code}`) });
    asked = false;
    return;
  }
  if (id === undefined) return;
  if (method === 'initialize') {
    const result = {
      protocolVersion: '2025-06-18',
      capabilities: { tools: { listChanged: true } },
      serverInfo: { name: 'plain', version: '1' },
    };
    return void send({ id, result });
  }
  if (method === 'tools/list')
    return void send({ id, result: { tools: JSON.parse(readFileSync(file, 'utf8')) as object[] } });
  if (method !== 'tools/call') return void send({ id, error: { code: -32_601, message: 'Unknown' } });
  lastCall = id;
  const result = acts[params?.name ?? '']?.(params?.arguments ?? {});
  if (result) send({ id, result });
});
let lastCall = 0;

process.on('SIGUSR2', () => send({ method: 'notifications/tools/list_changed' }));
if (process.env['STUBBORN']) setInterval(() => {}, 1_000);
