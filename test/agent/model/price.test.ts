import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { endpointOf } from '../../../src/agent/model/endpoint.ts';
import { priceList, priceOf } from '../../../src/agent/model/price.ts';
import type { AgentConfig } from '../../../src/agent/agent-config.ts';

const at = new Date('2026-11-23T12:00:00Z');
const tokens = { input: 10_000, cached: 6_000, cacheWritten: 0, output: 1_000 };

const endpoint = (changes: Partial<AgentConfig> = {}) =>
  endpointOf({
    apiKey: 'k',
    baseUrl: 'https://api.openai.com/v1',
    model: 'gpt-5-mini',
    api: 'auto',
    kind: 'real',
    ...changes,
  });

test.each([
  ['gpt-5-mini', 3_150],
  ['gpt-6-luna', 4_000 * 0.1 + 6_000 * 0.01 + 1_000 * 0.5],
  ['gpt-6-sol', 4_000 * 2 + 6_000 * 0.2 + 1_000 * 10],
  ['gpt-6-astra', 4_000 * 10 + 6_000 * 1 + 1_000 * 50],
])('%s at OpenAI: 10,000 tokens in, 6,000 of them cached, 1,000 out', (model, costMicroUsd) => {
  expect(priceOf(endpoint(), model, tokens, at)).toEqual({ costMicroUsd, version: priceList });
});

test('written cache costs more than plain input', () => {
  const written = { ...tokens, cached: 0, cacheWritten: 6_000 };
  expect(priceOf(endpoint(), 'gpt-6-luna', written, at)?.costMicroUsd).toBe(
    4_000 * 0.1 + 6_000 * 0.125 + 1_000 * 0.5,
  );
});

test('a price holds from its day on', () => {
  const before = priceOf(endpoint(), 'gpt-5.6-luna', tokens, new Date('2026-07-29T00:00:00Z'));
  const after = priceOf(endpoint(), 'gpt-5.6-luna', tokens, new Date('2026-07-31T00:00:00Z'));
  expect(before?.costMicroUsd).toBeGreaterThan(0);
  expect(after?.costMicroUsd).not.toBe(before?.costMicroUsd);
});

test('Azure has its own list', () => {
  const azure = endpoint({ baseUrl: 'https://acme.openai.azure.com/openai/v1/' });
  expect(priceOf(azure, 'gpt-5-mini', tokens, at)?.costMicroUsd).toBe(3_150);
});

test('a model that no list knows has no price, and neither has a known name at an unknown host', () => {
  expect(priceOf(endpoint(), 'gpt-nine', tokens, at)).toBeUndefined();
  expect(
    priceOf(endpoint({ baseUrl: 'http://localhost:11434/v1' }), 'gpt-5-mini', tokens, at),
  ).toBeUndefined();
});

test("the administrator's price comes first, also when the server answers with a longer name", () => {
  const own = endpoint({ model: 'local', prices: { local: { input: 2, cached: 0.5, output: 8 } } });
  const price = priceOf(own, 'local-2026-10-01', tokens, at);
  expect(price?.costMicroUsd).toBe(4_000 * 2 + 6_000 * 0.5 + 1_000 * 8);
  expect(price?.version).toMatch(/^admin:[0-9a-f]{12}$/);
});

test('without a price for cached tokens they cost as the others do', () => {
  const own = endpoint({ model: 'local', prices: { local: { input: 2, output: 8 } } });
  expect(priceOf(own, 'local', tokens, at)?.costMicroUsd).toBe(10_000 * 2 + 1_000 * 8);
});

test('demo rules cost nothing, and say why', () => {
  expect(priceOf(endpoint({ kind: 'demo' }), 'demo-rules-1', tokens, at)).toEqual({
    costMicroUsd: 0,
    version: 'demo',
  });
});

test('the version of the price list is the one that is installed', async () => {
  const installed = await readFile('node_modules/@pydantic/genai-prices/package.json', 'utf8');
  expect(priceList).toBe(`genai-prices@${(JSON.parse(installed) as { version: string }).version}`);
});
