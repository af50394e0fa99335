import type { ModelCall } from '../port.ts';
import type { Endpoint } from './endpoint.ts';
import { priceOf } from './price.ts';
import { tokensUsed } from './tokens-used.ts';

/** One attempt to reach the model, as seen on the wire. `body` is the parsed answer, if there was one. */
export type Attempt = {
  startedAt: Date;
  ms: number;
  requestId: string | null;
  failed: string | null;
  body: unknown;
};

/** An attempt as it is recorded. What failed without saying what it used has no known cost: it may have been billed. */
export function modelCallOf(endpoint: Endpoint, attempt: Attempt): ModelCall {
  const model = modelNamed(attempt.body) ?? endpoint.model;
  const tokens = tokensUsed(attempt.body);
  const price = tokens && priceOf(endpoint, model, tokens, attempt.startedAt);
  return {
    startedAt: attempt.startedAt,
    ms: attempt.ms,
    provider: endpoint.provider,
    model,
    inputTokens: tokens?.input ?? 0,
    cachedTokens: tokens?.cached ?? 0,
    outputTokens: tokens?.output ?? 0,
    costMicroUsd: price?.costMicroUsd ?? null,
    priceVersion: price?.version ?? null,
    requestId: attempt.requestId,
    failed: attempt.failed,
  };
}

function modelNamed(body: unknown): string | undefined {
  const named = typeof body === 'object' && body !== null && 'model' in body ? body.model : undefined;
  return typeof named === 'string' && named.length > 0 ? named : undefined;
}
