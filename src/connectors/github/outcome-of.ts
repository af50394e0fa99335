import { ToolFailure } from '../../domain/tool-failure.ts';
import { answerIn, isRateLimit } from './github-answer.ts';

type Outcome = { status: number; retryAfter: string | null } | { cut: unknown };

/** What a request ended with, in the terms in which waiting is decided; undefined for a refusal of our own. */
export function outcomeOf(error: unknown, now: number): Outcome | undefined {
  if (error instanceof ToolFailure || (error instanceof Error && error.cause instanceof ToolFailure))
    return undefined;
  const answer = answerIn(error);
  if (!answer) return { cut: error };
  return isRateLimit(answer)
    ? { status: 429, retryAfter: secondsAsked(answer.headers, now) }
    : { status: answer.status, retryAfter: null };
}

/** GitHub says it in seconds, or names the second at which the hour's allowance begins anew. */
function secondsAsked(headers: Record<string, unknown>, now: number): string | null {
  const { 'retry-after': seconds, 'x-ratelimit-reset': reset, 'x-ratelimit-remaining': left } = headers;
  if (typeof seconds === 'string') return seconds;
  if (left !== '0' || typeof reset !== 'string') return null;
  return String(Math.max(0, Number(reset) - Math.floor(now / 1000)));
}
