import type { Attempt } from './model-call.ts';

/** What stands before and after every attempt. `before` throws to forbid it, and `stop` hears why. */
export type Meter<Held> = {
  before(): Promise<Held>;
  stop(reason: unknown): void;
  note(attempt: Attempt, held: Held): void;
};

/**
 * A fetch that notes every attempt, the client's own retries included. It reads the body before it hands the answer on:
 * the client's timeout ends with fetch, so this is how an answer that stalls half-way is cut too.
 */
export function meteredFetch<Held>(meter: Meter<Held>): typeof fetch {
  return async (url, init) => {
    let held: Held;
    try {
      held = await meter.before();
    } catch (reason) {
      meter.stop(reason);
      return neverAsked();
    }
    const startedAt = new Date();
    const begun = performance.now();
    const attempt = (seen: Omit<Attempt, 'startedAt' | 'ms'>) =>
      meter.note({ startedAt, ms: Math.round(performance.now() - begun), ...seen }, held);

    try {
      const response = await fetch(url, init);
      const text = await response.text();
      const body = parsed(text);
      attempt({ requestId: response.headers.get('x-request-id'), failed: failureIn(response, body), body });
      return new Response(text || null, response);
    } catch (error) {
      attempt({ requestId: null, failed: init?.signal?.aborted ? 'gave_up' : 'connection', body: undefined });
      throw error;
    }
  };
}

/** The client takes what fetch throws for a lost connection and tries again; this it does not try again. */
function neverAsked(): Response {
  return Response.json({}, { status: 402, headers: { 'x-should-retry': 'false' } });
}

function failureIn(response: Response, body: unknown): string | null {
  if (!response.ok) return `http_${response.status}`;
  return body === undefined ? 'unreadable_answer' : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the client says what is wrong with it; here it only has no usage
  }
}
