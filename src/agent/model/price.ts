import { calcPrice, type Usage } from '@pydantic/genai-prices';
import { digestOf } from '../../lib/hash.ts';
import type { TokenPrices } from '../agent-config.ts';
import type { Endpoint } from './endpoint.ts';
import type { Tokens } from './tokens-used.ts';

/** `version` names the table that the cost was taken from. */
export type Price = { costMicroUsd: number; version: string };

/** The package's version; a test keeps it in step. */
export const priceList = 'genai-prices@0.1.8';

/** The administrator's price, else the public list's at that time for that provider, else undefined: unknown is not zero. */
export function priceOf(endpoint: Endpoint, model: string, tokens: Tokens, at: Date): Price | undefined {
  if (endpoint.demo) return { costMicroUsd: 0, version: 'demo' };
  const own = endpoint.prices[model] ?? endpoint.prices[endpoint.model];
  return own ? ownPrice(own, tokens) : listPrice(endpoint, model, tokens, at);
}

function ownPrice(prices: TokenPrices, tokens: Tokens): Price {
  const uncached = (tokens.input - tokens.cached) * prices.input;
  const cached = tokens.cached * (prices.cached ?? prices.input);
  const dollarsPerMillion = uncached + cached + tokens.output * prices.output;
  return { costMicroUsd: Math.round(dollarsPerMillion), version: `admin:${digestOf(prices).slice(0, 12)}` };
}

function listPrice(endpoint: Endpoint, model: string, tokens: Tokens, at: Date): Price | undefined {
  const found = calcPrice(asListed(tokens), model, { providerApiUrl: endpoint.baseUrl, timestamp: at });
  return found ? { costMicroUsd: Math.round(found.total_price * 1_000_000), version: priceList } : undefined;
}

function asListed(tokens: Tokens): Usage {
  return {
    input_tokens: tokens.input,
    cache_read_tokens: tokens.cached,
    cache_write_tokens: tokens.cacheWritten,
    output_tokens: tokens.output,
  };
}
