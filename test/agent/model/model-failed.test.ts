import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { describe, expect, test } from 'vitest';
import { endpointOf } from '../../../src/agent/model/endpoint.ts';
import { modelFailed } from '../../../src/agent/model/model-failed.ts';

const endpoint = endpointOf({
  apiKey: 'sk-secret',
  baseUrl: 'https://models.example/v1',
  model: 'tern-2',
  api: 'chat',
  kind: 'real',
});

function refused(status: number, code?: string) {
  return APIError.generate(
    status,
    { error: { message: 'You wrote: refund Maya', code } },
    undefined,
    new Headers(),
  );
}

describe('what may pass is tried again, what will not is not', () => {
  test.each([
    [refused(429), 'http_429', true],
    [refused(500), 'http_500', true],
    [refused(503), 'http_503', true],
    [refused(408), 'http_408', true],
    [refused(400), 'http_400', false],
    [refused(401), 'http_401', false],
    [refused(403), 'http_403', false],
    [refused(404), 'http_404', false],
    [refused(429, 'insufficient_quota'), 'insufficient_quota', false],
    [new APIConnectionError({}), 'connection', true],
    [new APIConnectionTimeoutError(), 'timeout', true],
    [new SyntaxError('Unexpected token'), 'unreadable_answer', true],
  ])('%s is %s, to be tried again: %s', (error, code, retryable) => {
    expect(modelFailed(endpoint, error)).toMatchObject({ code, retryable });
  });
});

test("the message names the model, the host and what to do, and none of the server's words", () => {
  expect(modelFailed(endpoint, refused(403)).message).toBe(
    'The model tern-2 at models.example answered 403. The key in OPENAI_API_KEY may not use this model.',
  );
});
