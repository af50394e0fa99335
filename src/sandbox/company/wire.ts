import type { IncomingMessage, ServerResponse } from 'node:http';

export type CompanyRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
  /** Time that passes inside the system before it does the work; a fault can make it long. */
  pause: () => Promise<void>;
};

/** `body` is sent as it is when it is a text, else as JSON. */
export type CompanyAnswer = { status: number; headers?: Record<string, string>; body: unknown };

const largestBody = 1_000_000;

export async function readRequest(
  message: IncomingMessage,
  pause: () => Promise<void>,
): Promise<CompanyRequest> {
  const url = new URL(message.url ?? '/', 'http://company.local');
  return {
    method: message.method ?? 'GET',
    path: decodeURI(url.pathname),
    query: url.searchParams,
    headers: message.headers,
    body: await textOf(message),
    pause,
  };
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new Error(`A request of more than ${largestBody} bytes. Send less.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function sendAnswer(response: ServerResponse, { status, headers = {}, body }: CompanyAnswer): void {
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
