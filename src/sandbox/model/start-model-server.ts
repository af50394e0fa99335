import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '../../lib/json.ts';
import type { Brain } from './brain.ts';
import { complete, demoModel } from './complete.ts';
import { answerWithFault, type Fault } from './faults.ts';
import { readBody } from './read-body.ts';
import { answerRefusal, Refusal } from './refusal.ts';
import { tokenCounter } from './token-counter.ts';
import { chat } from './wire/chat.ts';
import { responses } from './wire/responses.ts';
import type { Wire } from './wire/wire.ts';

/** The key that the server takes unless it is started with another. */
export const demoApiKey = 'sk-demo-rules';

export type ModelServerOptions = { brains: Brain[]; port?: number; apiKey?: string; delayMs?: number };

type ReceivedRequest = { path: string; headers: IncomingMessage['headers']; body: Json };

export type ModelServer = {
  /** The base URL of the API, as OPENAI_BASE_URL takes it. */
  url: string;
  /** The latest completions asked for, oldest first. */
  requests(): ReceivedRequest[];
  /** The next requests meet these, in this order, before any brain is asked. */
  failNext(...faults: Fault[]): void;
  close(): Promise<void>;
};

const requestsKept = 200;
const wires: Record<string, Wire> = { '/v1/chat/completions': chat, '/v1/responses': responses };

/** A model server on this machine only: rules, not AI, over the two protocols that the product speaks. */
export async function startModelServer(options: ModelServerOptions): Promise<ModelServer> {
  const { brains, port = 0, apiKey = demoApiKey, delayMs = 0 } = options;
  const tokens = tokenCounter();
  const received: ReceivedRequest[] = [];
  const faults: Fault[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    if (request.headers.authorization !== `Bearer ${apiKey}`) {
      throw new Refusal(401, 'invalid_api_key', 'Incorrect API key provided.');
    }
    if (path === '/v1/models') return sendJson(response, modelList);
    const wire = wires[path];
    if (!wire) throw new Refusal(404, 'not_found', `There is no ${path} here.`);

    const body = await readBody(request);
    received.push({ path, headers: request.headers, body });
    received.splice(0, received.length - requestsKept);

    const fault = faults.shift();
    if (fault) return answerWithFault(response, fault);
    if (delayMs > 0) await pause(delayMs);
    sendJson(response, complete(wire, body, brains, tokens));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => answerError(response, error));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests: () => [...received],
    failNext: (...next) => void faults.push(...next),
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

const modelList = {
  object: 'list',
  data: [{ id: demoModel, object: 'model', created: 0, owned_by: 'demo' }],
};

function sendJson(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

/** A rule that throws is a bug of ours, told to whoever asked; this server is only ever asked by this machine. */
function answerError(response: ServerResponse, error: unknown): void {
  if (error instanceof Refusal) return answerRefusal(response, error);
  response.setHeader('x-should-retry', 'false');
  answerRefusal(response, new Refusal(500, 'rules_failed', String(error)));
}
