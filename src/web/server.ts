import { createServer } from 'node:http';
import type { RequestListener, ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { second } from '../lib/time.ts';
import { apiPath } from './api/api.ts';
import { hooksPath } from './hooks/hooks.ts';
import { metricsPath } from './metrics/metrics-listener.ts';

/** Each part and `ok`, or what is wrong with it. */
export type Readiness = () => Promise<Record<string, string>>;

/** Whoever still reads an answer when the server closes has so long; a slow reader of an export must not hold it open. */
const lastWordsMs = 15 * second;

export type WebServer = { port: number; close(): Promise<void> };

/** Health, readiness, metrics, the HTTP API, webhooks and, in HTTP mode, what Slack sends. Liveness says the process answers; readiness that its parts do. */
export async function startWebServer(options: {
  port: number;
  readiness: Readiness;
  slack?: RequestListener;
  api?: RequestListener;
  hooks?: RequestListener;
  metrics?: RequestListener;
}): Promise<WebServer> {
  const { readiness, slack, api, hooks, metrics } = options;
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (path === '/healthz') return answer(response, 200, { status: 'ok' });
    if (path === '/readyz') return void answerReadiness(response, readiness);
    if (path === metricsPath && metrics) return metrics(request, response);
    if (path === '/slack/events' && slack) return slack(request, response);
    if (path.startsWith(`${apiPath}/`) && api) return api(request, response);
    if (path.startsWith(`${hooksPath}/`) && hooks) return hooks(request, response);
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
      const cutOff = setTimeout(() => server.closeAllConnections(), lastWordsMs);
      await once(server, 'close');
      clearTimeout(cutOff);
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
