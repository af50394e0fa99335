import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Act, Answer, SandboxState, ShownMessage } from '../../../src/sandbox/slack/contract.ts';
import { servePage } from '../../../src/sandbox/slack/page/serve.ts';
import { people, sampleState } from './sample-workspace.ts';

export type FakeSlack = {
  url: string;
  /** What people did on the page, oldest first. */
  acts: Act[];
  /** What everybody sees; `me` is whoever asks. */
  workspace: SandboxState;
  messages: ShownMessage[];
  /** How an act is answered; the default is that all went well. */
  answer: (act: Act) => Partial<Answer> | Promise<Partial<Answer>>;
  /** Tells every open page that something changed. */
  changed: () => void;
  close: () => Promise<void>;
};

/** The contract of the page with nothing behind it but what a test puts there. */
export async function startFakeSlack(): Promise<FakeSlack> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    if (servePage(request, response)) return;
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });

  const fake: FakeSlack = {
    url: '',
    acts: [],
    workspace: sampleState(),
    messages: [],
    answer: () => ({}),
    changed: () => {
      for (const listener of listeners) listener.write(`data: ${JSON.stringify({ type: 'changed' })}\n\n`);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake.invalid');
    const user = searchParams.get('user') ?? people[0]?.id;
    if (pathname === '/sandbox/events') {
      listeners.add(response.writeHead(200, { 'content-type': 'text/event-stream' }));
      response.write(': connected\n\n');
      response.on('close', () => listeners.delete(response));
    } else if (pathname === '/sandbox/state') {
      const me = people.find(({ id }) => id === user) ?? fake.workspace.me;
      sendJson(response, { ...fake.workspace, me });
    } else if (pathname === '/sandbox/messages') {
      sendJson(response, { channel: '', messages: messagesOf(fake, searchParams) });
    } else if (pathname === '/sandbox/act') {
      const act = JSON.parse(await readBody(request)) as Act;
      fake.acts.push(act);
      const answer: Answer = { ok: true, ephemerals: [], views: fake.workspace.views };
      sendJson(response, { ...answer, ...(await fake.answer(act)) });
    } else {
      response.writeHead(404).end();
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}

function messagesOf({ messages }: FakeSlack, query: URLSearchParams): ShownMessage[] {
  const thread = query.get('thread_ts');
  return messages
    .filter((message) => message.channel === query.get('channel'))
    .filter(({ ts, thread_ts: root }) =>
      thread ? ts === thread || root === thread : root === undefined || root === ts,
    );
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
