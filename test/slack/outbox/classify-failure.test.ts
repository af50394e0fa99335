import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { classifyFailure } from '../../../src/slack/outbox/classify-failure.ts';

const answered = (error: string, metadata = {}) =>
  new WebAPIPlatformError({ ok: false, error, response_metadata: metadata });
const cut = (code: string) =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) }));
const timedOut = new WebAPIRequestError(new DOMException('The operation was aborted', 'TimeoutError'));

describe('a post', () => {
  test.each([
    [new WebAPIRateLimitedError(17), { kind: 'slow_down', code: 'ratelimited', afterMs: 17_000 }],
    [new WebAPIRateLimitedError(0), { kind: 'slow_down', code: 'ratelimited', afterMs: 1_000 }],
    [answered('ratelimited'), { kind: 'slow_down', code: 'ratelimited', afterMs: 10_000 }],
    [answered('ratelimited', { retryAfter: 3 }), { kind: 'slow_down', code: 'ratelimited', afterMs: 3_000 }],
    [timedOut, { kind: 'unanswered', code: 'timeout' }],
    [cut('ECONNRESET'), { kind: 'unanswered', code: 'ECONNRESET' }],
    [cut('UND_ERR_SOCKET'), { kind: 'unanswered', code: 'UND_ERR_SOCKET' }],
    [new TypeError('terminated'), { kind: 'unanswered', code: 'no_answer' }],
    [new WebAPIHTTPError(502, 'Bad Gateway', {}), { kind: 'unanswered', code: 'http_502' }],
    [answered('internal_error'), { kind: 'unanswered', code: 'internal_error' }],
    [answered('<html>Mallory</html>'), { kind: 'unanswered', code: 'unreadable_answer' }],
    [cut('ECONNREFUSED'), { kind: 'later', code: 'ECONNREFUSED' }],
    [cut('ENOTFOUND'), { kind: 'later', code: 'ENOTFOUND' }],
    [new WebAPIHTTPError(403, 'Forbidden', {}), { kind: 'later', code: 'http_403' }],
    [answered('service_unavailable'), { kind: 'later', code: 'service_unavailable' }],
    [answered('invalid_auth'), { kind: 'later', code: 'invalid_auth' }],
    [answered('a_code_of_next_year'), { kind: 'later', code: 'a_code_of_next_year' }],
    [
      answered('invalid_blocks', { messages: ['[ERROR] x'] }),
      { kind: 'unfit', code: 'invalid_blocks', problems: ['[ERROR] x'] },
    ],
    [answered('msg_too_long'), { kind: 'unfit', code: 'msg_too_long', problems: [] }],
    [answered('invalid_arguments'), { kind: 'unfit', code: 'invalid_arguments', problems: [] }],
    [answered('thread_not_found'), { kind: 'threadless', code: 'thread_not_found' }],
    [answered('not_in_channel'), { kind: 'refused', code: 'not_in_channel' }],
    [answered('missing_scope'), { kind: 'refused', code: 'missing_scope' }],
    [answered('token_revoked'), { kind: 'refused', code: 'token_revoked' }],
  ])('that fails with %s is %o', (error, failure) => {
    expect(classifyFailure(error, 'post')).toEqual(failure);
  });
});

describe('an update', () => {
  test.each([
    [timedOut, { kind: 'later', code: 'timeout' }],
    [answered('fatal_error'), { kind: 'later', code: 'fatal_error' }],
    [answered('message_not_found'), { kind: 'gone', code: 'message_not_found' }],
    [answered('cant_update_message'), { kind: 'gone', code: 'cant_update_message' }],
    [answered('edit_window_closed'), { kind: 'gone', code: 'edit_window_closed' }],
    [answered('is_inactive'), { kind: 'refused', code: 'is_inactive' }],
  ])('that fails with %s is %o', (error, failure) => {
    expect(classifyFailure(error, 'update')).toEqual(failure);
  });
});

describe('a look-up', () => {
  test.each([
    [timedOut, { kind: 'later', code: 'timeout' }],
    [new WebAPIRateLimitedError(60), { kind: 'slow_down', code: 'ratelimited', afterMs: 60_000 }],
    [answered('missing_scope'), { kind: 'refused', code: 'missing_scope' }],
    [answered('thread_not_found'), { kind: 'refused', code: 'thread_not_found' }],
  ])('that fails with %s is %o', (error, failure) => {
    expect(classifyFailure(error, 'look_up')).toEqual(failure);
  });
});
