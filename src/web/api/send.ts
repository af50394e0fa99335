import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Answer } from './asked.ts';

const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export async function send(response: ServerResponse, answer: Answer): Promise<void> {
  if ('body' in answer) return sendJson(response, answer.status, answer.body);
  const { name, type, chunks } = answer.file;
  const disposition = `attachment; filename="${name}"`;
  response.writeHead(200, { ...always, 'content-type': type, 'content-disposition': disposition });
  await pipeline(Readable.from(chunks), response);
}

/** `fields` names what is wrong with each field of what was sent. */
export type Problem = {
  reason: string;
  message: string;
  reference?: string;
  run?: string;
  fields?: Readonly<Record<string, string>>;
};

export async function sendProblem(
  response: ServerResponse,
  status: number,
  error: Problem,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return sendJson(response, status, { error });
}

async function sendJson(response: ServerResponse, status: number, body: unknown): Promise<void> {
  response.writeHead(status, { ...always, 'content-type': 'application/json; charset=utf-8' });
  response.end(`${JSON.stringify(body)}\n`);
}
