import { second } from '../lib/time.ts';

const attempts = 3;

/** Milliseconds until a read is worth trying again; undefined when it is not. */
export function retryDelay(
  outcome: { status: number; retryAfter: string | null } | { cut: unknown },
  attempt: number,
): number | undefined {
  if (attempt >= attempts) return undefined;
  const backOff = 250 * 2 ** (attempt - 1);
  if ('cut' in outcome) return backOff;
  if (outcome.status === 429) return retryAfterMs(outcome.retryAfter) ?? backOff;
  if (outcome.status === 503) return retryAfterMs(outcome.retryAfter) ?? backOff;
  return outcome.status >= 500 ? backOff : undefined;
}

function retryAfterMs(header: string | null): number | undefined {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds * second : undefined;
}
