import type { Attempt } from './model-call.ts';

/**
 * A fetch that notes every attempt, the client's own retries included. It reads the body before it hands the answer on:
 * the client's timeout ends with fetch, so this is how an answer that stalls half-way is cut too.
 */
export function meteredFetch(note: (attempt: Attempt) => void): typeof fetch {
  return async (url, init) => {
    const startedAt = new Date();
    const begun = performance.now();
    const attempt = (seen: Omit<Attempt, 'startedAt' | 'ms'>) =>
      note({ startedAt, ms: Math.round(performance.now() - begun), ...seen });

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
