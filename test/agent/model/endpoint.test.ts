import { expect, test } from 'vitest';
import type { AgentConfig } from '../../../src/agent/agent-config.ts';
import { endpointOf } from '../../../src/agent/model/endpoint.ts';
import { settingsFor } from '../../../src/agent/model/settings-for.ts';
import { taskWith } from '../agent-task.ts';

const config = (baseUrl: string, changes: Partial<AgentConfig> = {}): AgentConfig => ({
  apiKey: 'key',
  baseUrl,
  model: 'gpt-5-mini',
  api: 'auto',
  kind: 'real',
  ...changes,
});

test.each([
  ['https://api.openai.com/v1', 'responses', 'openai', true],
  ['https://acme.openai.azure.com/openai/v1/', 'responses', 'azure', true],
  ['http://localhost:11434/v1', 'chat', 'localhost:11434', false],
  ['https://api.openai.com.evil.example/v1', 'chat', 'api.openai.com.evil.example', false],
  ['https://models.example/openai.azure.com/v1', 'chat', 'models.example', false],
])('%s is spoken to over %s', (baseUrl, api, provider, takesOpenAiFields) => {
  expect(endpointOf(config(baseUrl))).toMatchObject({ api, provider, takesOpenAiFields });
});

test('MODEL_API decides when it is set', () => {
  expect(endpointOf(config('https://api.openai.com/v1', { api: 'chat' })).api).toBe('chat');
  expect(endpointOf(config('http://localhost:11434/v1', { api: 'responses' })).api).toBe('responses');
});

test('an attempt may take between one and two minutes unless the config says otherwise', () => {
  const { timeoutMs } = endpointOf(config('https://api.openai.com/v1'));
  expect(timeoutMs).toBeGreaterThanOrEqual(60_000);
  expect(timeoutMs).toBeLessThanOrEqual(120_000);
});

test("OpenAI's own fields go to OpenAI and Azure, and to nobody else", () => {
  const { task } = taskWith();
  const fieldsAt = (baseUrl: string) => settingsFor(endpointOf(config(baseUrl)), task).providerData;
  expect(fieldsAt('https://api.openai.com/v1')).toEqual({
    include: ['reasoning.encrypted_content'],
    safety_identifier: 'hash-of-ada',
    prompt_cache_key: 'triage@1',
  });
  expect(fieldsAt('http://localhost:11434/v1')).toEqual({});
});
