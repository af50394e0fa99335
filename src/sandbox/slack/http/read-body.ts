import type { IncomingMessage } from 'node:http';

export class TooLarge extends Error {}

/** The body as text. */
export async function readBody(req: IncomingMessage, atMostBytes = 1_000_000): Promise<string> {
  return (await readBytes(req, atMostBytes)).toString('utf8');
}

/** Refuses what is larger before it is all read, and leaves the connection for the refusal. */
export async function readBytes(req: IncomingMessage, atMostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > atMostBytes) throw new TooLarge(`the body is larger than ${atMostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
