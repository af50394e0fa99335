import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { second } from '../../lib/time.ts';
import type { Asked, Failure } from './failure.ts';
import { platformCodes } from './platform-codes.ts';

/** What the failure of a call means for the message. Codes only: the texts of errors may quote what we sent. */
export function classifyFailure(error: unknown, asked: Asked): Failure {
  if (error instanceof WebAPIRateLimitedError) return slowDown(error.retryAfter);
  if (error instanceof WebAPIPlatformError) return classifyAnswer(error, asked);
  if (error instanceof WebAPIHTTPError) {
    const mayBeApplied = error.statusCode >= 500 || error.statusCode === 408;
    return lost(`http_${error.statusCode}`, asked, mayBeApplied);
  }
  const cause = error instanceof WebAPIRequestError ? causeCode(error.original) : causeCode(error);
  return lost(cause ?? 'no_answer', asked, !neverLeft.has(cause ?? ''));
}

function classifyAnswer({ data }: WebAPIPlatformError, asked: Asked): Failure {
  const code = data.error;
  if (!/^[a-z][a-z0-9_]{0,79}$/.test(code)) return lost('unreadable_answer', asked, true);
  const kind = platformCodes[asked].get(code) ?? platformCodes.any.get(code) ?? unlisted(asked);
  if (kind === 'slow_down') return slowDown(data.response_metadata?.retryAfter);
  if (kind === 'unanswered') return lost(code, asked, true);
  if (kind === 'unfit') return { kind, code, problems: data.response_metadata?.messages ?? [] };
  return { kind, code };
}

/** A message is worth waiting for; a look-up is not, since the message can be posted without it. */
const unlisted = (asked: Asked) => (asked === 'look_up' ? 'refused' : 'later');

function slowDown(seconds = 10): Failure {
  return { kind: 'slow_down', code: 'ratelimited', afterMs: Math.max(1, seconds) * second };
}

/** An update that was applied unseen is applied again without harm. */
function lost(code: string, asked: Asked, mayBeApplied: boolean): Failure {
  return { kind: asked === 'post' && mayBeApplied ? 'unanswered' : 'later', code };
}

/** Failures of the connection before a byte of the request was sent. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** fetch says what went wrong in the cause of its error; a timeout says so in its name. */
function causeCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : causeCode(error.cause);
}
