import type { ModelSettings } from '@openai/agents-core';
import type { AgentTask } from '../port.ts';
import type { Endpoint } from './endpoint.ts';

/** Nothing is kept at the provider: the whole transcript goes with every call, the model's reasoning sealed in it. */
export function settingsFor(endpoint: Endpoint, task: AgentTask): ModelSettings {
  return {
    store: false,
    providerData: {
      ...(endpoint.api === 'responses' && { include: ['reasoning.encrypted_content'] }),
      ...(endpoint.takesOpenAiFields && {
        safety_identifier: task.safetyIdentifier,
        prompt_cache_key: task.cacheKey,
      }),
    },
  };
}

/** OpenAI's newer models take the limit under another name on Chat Completions than everybody else does. */
export function withMostOutput(endpoint: Endpoint, settings: ModelSettings, tokens: number): ModelSettings {
  if (endpoint.api === 'responses' || !endpoint.takesOpenAiFields) return { ...settings, maxTokens: tokens };
  return { ...settings, providerData: { ...settings.providerData, max_completion_tokens: tokens } };
}
