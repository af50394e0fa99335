import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Address } from './checked-address.ts';

export type Answer = {
  status: number;
  location: string | null;
  contentType: string;
  /** Undefined when it is larger than the limit, or packed although plain was asked for. */
  body: Buffer | undefined;
};

const largest = 1_000_000;

/**
 * Asks for one page at this very address: the name is only sent along, for TLS and the server, so that it cannot have come
 * to mean another address since it was checked. No cookies, no redirects, nothing about us but a name.
 */
export async function requestPage(
  url: URL,
  { address, family }: Address,
  signal: AbortSignal,
): Promise<Answer> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = send(url, {
      agent: false,
      signal,
      lookup: (_host, options, found) =>
        options.all ? found(null, [{ address, family }]) : found(null, address, family),
      headers: {
        accept: 'text/html, text/plain',
        'accept-encoding': 'identity',
        'user-agent': 'LeenOps (reads company pages)',
      },
      maxHeaderSize: 16_384,
    });
    request.once('response', resolve);
    request.once('error', reject);
    request.end();
  });
  const { statusCode: status = 0, headers } = response;
  const isWanted = status === 200 && (headers['content-encoding'] ?? 'identity') === 'identity';
  const body = isWanted ? await bodyOf(response) : undefined;
  if (!body) response.destroy();
  return { status, location: headers.location ?? null, contentType: headers['content-type'] ?? '', body };
}

async function bodyOf(response: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
