import type { IncomingMessage } from 'node:http';
import { ApiProblem } from './problem.ts';

/** Much more than any form of Slack's holds. */
export const bodyLimit = 256 * 1024;

/** Reads JSON. Throws ApiProblem when it is none, or more than anybody types. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type))
    throw new ApiProblem(400, 'bad_input', 'Send the body as JSON, with content-type: application/json.');
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiProblem(400, 'bad_input', 'The body is not JSON.');
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) throw tooLarge();
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The rest of it is not read, so the connection cannot be used again. */
function tooLarge(): ApiProblem {
  const message = `The body is larger than ${bodyLimit / 1024} KiB.`;
  return new ApiProblem(413, 'too_large', message, { connection: 'close' });
}
