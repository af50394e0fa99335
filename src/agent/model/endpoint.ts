import { minute } from '../../lib/time.ts';
import type { AgentConfig, TokenPrices } from '../agent-config.ts';

/** Where the model is and how it is spoken to: the config, with everything decided. */
export type Endpoint = {
  apiKey: string;
  baseUrl: string;
  host: string;
  /** As metrics and model calls name it: `openai`, `azure`, `demo`, or the host. */
  provider: string;
  model: string;
  api: 'responses' | 'chat';
  /** Whether the host knows OpenAI's own request fields; others may refuse a request that carries them. */
  takesOpenAiFields: boolean;
  timeoutMs: number;
  demo: boolean;
  prices: Readonly<Record<string, TokenPrices>>;
};

const defaultTimeout = 1.5 * minute;

/** Throws when the base URL is not one. */
export function endpointOf(config: AgentConfig): Endpoint {
  const { host, hostname } = new URL(config.baseUrl);
  const vendor = vendorOf(hostname);
  return {
    apiKey: config.apiKey,
    baseUrl: config.baseUrl,
    host,
    provider: config.kind === 'demo' ? 'demo' : (vendor ?? host),
    model: config.model,
    api: config.api === 'auto' ? wireOf(vendor) : config.api,
    takesOpenAiFields: vendor !== undefined,
    timeoutMs: config.timeoutMs ?? defaultTimeout,
    demo: config.kind === 'demo',
    prices: config.prices ?? {},
  };
}

function vendorOf(hostname: string): 'openai' | 'azure' | undefined {
  if (hostname === 'api.openai.com') return 'openai';
  return hostname.endsWith('.openai.azure.com') ? 'azure' : undefined;
}

/** OpenAI refuses tools on Chat Completions for its newer models; compatible servers do Chat Completions best. */
function wireOf(vendor: 'openai' | 'azure' | undefined) {
  return vendor ? 'responses' : 'chat';
}
