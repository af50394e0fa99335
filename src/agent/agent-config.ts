/** What an administrator says a model costs, in US dollars per million tokens. Without `cached`, cached input costs as `input`. */
export type TokenPrices = { input: number; cached?: number; output: number };

export type AgentConfig = {
  apiKey: string;
  /** With its path, as the OpenAI client takes it: it ends in `/v1` at most servers. */
  baseUrl: string;
  model: string;
  api: 'auto' | 'responses' | 'chat';
  kind: 'demo' | 'real';
  /** What people are told about the model; the model's own name when absent. */
  label?: string;
  /** Of one attempt, in milliseconds. */
  timeoutMs?: number;
  /** By model name; comes before the price list. */
  prices?: Readonly<Record<string, TokenPrices>>;
};
