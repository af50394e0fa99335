import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { SlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';

type Json = Record<string, unknown>;

export type Received = { headers: IncomingMessage['headers']; raw: string; body: Json };

export type Reply = {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  text?: string;
  never?: true;
};

/** An app that writes down what it is told and answers what the test says, to look at Slack's requests themselves. */
export async function startBareApp(
  slack: SlackServer,
  answer: (received: Received) => Reply = () => ({}),
): Promise<Received[]> {
  const heard: Received[] = [];
  const server = createServer((req, res) => void hear(req, res));
  const hear = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    let raw = '';
    for await (const chunk of req.setEncoding('utf8')) raw += String(chunk);
    const received = { headers: req.headers, raw, body: decode(raw, req.headers['content-type'] ?? '') };
    heard.push(received);
    const { status = 200, headers = {}, json, text = '', never } = answer(received);
    if (never) return;
    const type = json === undefined ? 'text/plain' : 'application/json';
    res
      .writeHead(status, { 'content-type': type, ...headers })
      .end(json === undefined ? text : JSON.stringify(json));
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  return heard;
}

function decode(raw: string, contentType: string): Json {
  if (contentType.startsWith('application/json')) return JSON.parse(raw);
  const form = Object.fromEntries(new URLSearchParams(raw));
  return form.payload === undefined ? form : JSON.parse(form.payload);
}
