import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import type { Ack, Envelope, Retry } from './envelope.ts';

const atMost = 10;
const pingEveryMs = 5_000;
const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });
const types = { command: 'slash_commands', interactive: 'interactive', event: 'events_api' } as const;

/** The Socket Mode side of Slack: docs.slack.dev/apis/events-api/using-socket-mode. */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 });
  readonly #tickets = new Set<string>();
  readonly #open: WebSocket[] = [];
  readonly #waiting = new Map<string, (ack: Ack) => void>();
  readonly #pings: NodeJS.Timeout;

  constructor() {
    this.#pings = setInterval(() => {
      for (const socket of this.#open) socket.ping();
    }, pingEveryMs);
    this.#pings.unref();
  }

  /** Announces a connection that will show this ticket. */
  expect(ticket: string): void {
    this.#tickets.add(ticket);
  }

  get connected(): number {
    return this.#open.length;
  }

  accept(req: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy());
    const url = new URL(`ws://localhost${req.url ?? '/'}`);
    if (url.pathname !== '/link/' || !this.#tickets.delete(url.searchParams.get('ticket') ?? '')) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(req, stream, head, (socket) => this.#greet(socket, url));
  }

  /** Sends to one of the connections, each in turn, as Slack does. */
  deliver(envelope: Envelope, withinMs: number, retry?: Retry): Promise<Ack> {
    const socket = this.#open.shift();
    if (!socket)
      return Promise.resolve({ ok: false, reason: 'connection_failed', detail: 'no socket is connected' });
    this.#open.push(socket);
    const id = randomUUID();
    socket.send(
      JSON.stringify({
        envelope_id: id,
        type: types[envelope.kind],
        payload: envelope.body,
        accepts_response_payload: envelope.kind !== 'event',
        ...(envelope.kind === 'event' && {
          retry_attempt: retry?.number ?? 0,
          retry_reason: retry ? 'timeout' : '',
        }),
      }),
    );
    return this.#answerTo(id, withinMs);
  }

  /** Asks every client to connect anew, as Slack does every few hours. */
  refresh(): void {
    for (const socket of this.#open.splice(0))
      socket.send(
        JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'local' } }),
      );
  }

  /** Breaks every connection without a word. */
  cut(): void {
    for (const socket of this.#open.splice(0)) socket.terminate();
  }

  close(): void {
    clearInterval(this.#pings);
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #greet(socket: WebSocket, url: URL): void {
    if (this.#open.length >= atMost) return socket.close(1008, 'too_many_websockets');
    this.#open.push(socket);
    socket.on('message', (data: Buffer) => this.#heard(socket, data.toString('utf8')));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.#forget(socket));
    const connection_info = { app_id: url.searchParams.get('app_id') };
    socket.send(JSON.stringify({ type: 'hello', num_connections: this.#open.length, connection_info }));
  }

  #heard(socket: WebSocket, text: string): void {
    const acknowledged = acknowledgement.safeParse(parseJson(text));
    if (!acknowledged.success) return socket.close(1007, 'not an acknowledgement');
    const { envelope_id: id, payload } = acknowledged.data;
    this.#waiting.get(id)?.({ ok: true, body: unwrap(payload) });
  }

  #forget(socket: WebSocket): void {
    const index = this.#open.indexOf(socket);
    if (index >= 0) this.#open.splice(index, 1);
  }

  #answerTo(id: string, withinMs: number): Promise<Ack> {
    return new Promise((resolve) => {
      const settle = (ack: Ack): void => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(ack);
      };
      const late: Ack = { ok: false, reason: 'http_timeout', detail: `no answer within ${withinMs} ms` };
      const timer = setTimeout(() => settle(late), withinMs);
      this.#waiting.set(id, settle);
    });
  }
}

/** The SDK wraps a text in an object and sends an empty one for no body at all. */
function unwrap(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return payload ?? '';
  return Object.keys(payload).length === 0 ? '' : payload;
}
