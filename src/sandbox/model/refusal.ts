import type { ServerResponse } from 'node:http';

/** A request that a real server refuses too, in OpenAI's words, so that a client reads it as it reads the real ones. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function answerRefusal(response: ServerResponse, { status, code, message }: Refusal): void {
  const type = status >= 500 ? 'server_error' : 'invalid_request_error';
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message, type, param: null, code } }));
}
