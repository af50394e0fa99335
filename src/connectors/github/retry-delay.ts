import { second } from '../../lib/time.ts';
import { answerIn, isRateLimit } from './github-answer.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';

const attempts = 3;

/** Milliseconds until a read is worth trying again; undefined when it is not. */
export function retryDelay(error: unknown, attempt: number, now: number): number | undefined {
  if (attempt >= attempts || error instanceof ToolFailure) return undefined;
  const backOff = 250 * 2 ** (attempt - 1);
  const answer = answerIn(error);
  if (!answer) return isOurs(error) ? undefined : backOff;
  if (isRateLimit(answer)) return waitAsked(answer.headers, now) ?? backOff;
  return answer.status >= 500 ? backOff : undefined;
}

/** A refusal of our own that travelled through the SDK. */
function isOurs(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof ToolFailure;
}

/** GitHub says it in seconds, or names the second at which the hour's allowance begins anew. */
function waitAsked(headers: Record<string, unknown>, now: number): number | undefined {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * second;
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  return Number.isFinite(reset) ? Math.max(0, reset * second - now) : undefined;
}
