import type { Json } from '../../lib/json.ts';
import { Refusal } from './refusal.ts';

const mostBytes = 4 * 1024 * 1024;

/** The JSON body of a request. Throws Refusal when it is not JSON, or too long; then it was read to its end all the same. */
export async function readBody(request: AsyncIterable<Buffer>): Promise<Json> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
  }
  if (bytes > mostBytes)
    throw new Refusal(413, 'request_too_large', `The body is longer than ${mostBytes} bytes.`);
  return parsed(Buffer.concat(chunks).toString());
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new Refusal(400, 'invalid_request_error', 'We could not parse the JSON body of your request.');
  }
}
