import type { ModelRequest } from '@openai/agents-core';
import type { WorstCase } from '../port.ts';
import type { Endpoint } from './endpoint.ts';
import { priceOf } from './price.ts';

/** So much one answer may be at most, thinking included; less where the money for it is short. */
export const mostOutputTokens = 16_000;
/** With less a model cannot say anything useful: then there is no money for the call. */
export const leastOutputTokens = 1_000;

export type Allowance = WorstCase & { outputTokens: number };

/**
 * What a call may cost at most: as many input tokens as its text has bytes, none of them cached, and every output token
 * that it is allowed. Where the money left is short the call is allowed fewer. Null where no price is known.
 */
export function allowanceFor(
  endpoint: Endpoint,
  inputTokens: number,
  moneyLeft: number,
  at: Date,
): Allowance {
  const least = highestPrice(endpoint, inputTokens, 0, at);
  const dearest = highestPrice(endpoint, inputTokens, mostOutputTokens, at);
  if (least === null || dearest === null)
    return { costMicroUsd: null, leastMicroUsd: null, outputTokens: mostOutputTokens };
  const perToken = (dearest - least) / mostOutputTokens;
  const affordable = perToken > 0 ? Math.floor((moneyLeft - least) / perToken) : mostOutputTokens;
  const outputTokens = Math.min(mostOutputTokens, Math.max(leastOutputTokens, affordable));
  return { outputTokens, leastMicroUsd: least, costMicroUsd: Math.ceil(least + outputTokens * perToken) };
}

/** Writing to the cache costs more at some providers and less at none that we know, so the dearer of both. */
function highestPrice(endpoint: Endpoint, input: number, output: number, at: Date): number | null {
  const costs = [0, input].map(
    (cacheWritten) =>
      priceOf(endpoint, endpoint.model, { input, output, cached: 0, cacheWritten }, at)?.costMicroUsd,
  );
  const known = costs.filter((cost) => cost !== undefined);
  return known.length === costs.length ? Math.max(...known) : null;
}

/** How many tokens a request may have: no tokenizer makes more of a text than it has bytes. */
export function inputBound() {
  let known = { bytes: 0, tokens: 0 };
  return {
    /** A transcript only grows: what was counted before is known, and only the rest is bounded. */
    tokensIn: (bytes: number): number => (bytes >= known.bytes ? known.tokens + bytes - known.bytes : bytes),
    learn(bytes: number, tokens: number): void {
      if (tokens > 0) known = { bytes, tokens };
    },
  };
}

export function bytesOf({ systemInstructions, input, tools, outputType }: ModelRequest): number {
  return Buffer.byteLength(JSON.stringify([systemInstructions, input, tools, outputType]));
}
