import { createServer } from 'node:http';
import type { RequestListener, ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** Each part and `ok`, or what is wrong with it. */
export type Readiness = () => Promise<Record<string, string>>;

export type WebServer = { port: number; close(): Promise<void> };

/** Health, readiness and, in HTTP mode, what Slack sends. Liveness says the process answers; readiness that its parts do. */
export async function startWebServer(options: {
  port: number;
  readiness: Readiness;
  slack?: RequestListener;
}): Promise<WebServer> {
  const { readiness, slack } = options;
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path === '/healthz') return answer(response, 200, { status: 'ok' });
    if (path === '/readyz') return void answerReadiness(response, readiness);
    if (path === '/slack/events' && slack) return slack(request, response);
    return answer(response, 404, { error: 'There is nothing here.' });
  });
  server.requestTimeout = 10_000;
  server.listen(options.port);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeIdleConnections();
      await once(server, 'close');
    },
  };
}

async function answerReadiness(response: ServerResponse, readiness: Readiness): Promise<void> {
  const parts = await readiness();
  const ready = Object.values(parts).every((state) => state === 'ok');
  answer(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', ...parts });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
