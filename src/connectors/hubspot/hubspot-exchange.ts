import type { RequestContext } from '@hubspot/api-client/lib/codegen/crm/objects/index.js';
import { second } from '../../lib/time.ts';
import type { Outcome } from './hubspot-failure.ts';

export type Request = Pick<RequestContext, 'getUrl' | 'getHttpMethod' | 'getHeaders' | 'getBody'>;
type Answer = { status: number; headers: Record<string, string>; text: string };

/**
 * Sends one request of the SDK by fetch. The SDK's own sender knows no abort and no time limit, and follows redirects with
 * the token; what came of the request is heard here, because its errors hold the whole answer as one text.
 */
export async function exchange(
  request: Request,
  signal: AbortSignal,
  heard: (outcome: Outcome) => void,
): Promise<Answer> {
  try {
    const body = request.getBody();
    const response = await fetch(request.getUrl(), {
      method: request.getHttpMethod(),
      headers: request.getHeaders(),
      redirect: 'error',
      signal,
      ...(typeof body === 'string' ? { body } : {}),
    });
    const text = await response.text();
    if (response.ok) JSON.parse(text);
    heard({ status: response.status, retryAfter: retryAfterIn(response), text });
    return { status: response.status, headers: Object.fromEntries(response.headers), text };
  } catch (error) {
    heard({ cut: error });
    throw error;
  }
}

/** HubSpot seldom says when to come back: what it says is over how many milliseconds it counts. */
function retryAfterIn({ status, headers }: Response): string | null {
  if (status === 423) return '2';
  const window = Number(headers.get('x-hubspot-ratelimit-interval-milliseconds') ?? Number.NaN);
  const stated = headers.get('retry-after');
  if (status !== 429 || stated !== null || !Number.isFinite(window)) return stated;
  return String(window / second);
}
