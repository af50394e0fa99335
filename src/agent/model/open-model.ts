import type { Model } from '@openai/agents-core';
import { OpenAIChatCompletionsModel, OpenAIResponsesModel } from '@openai/agents-openai';
import OpenAI from 'openai';
import type { Endpoint } from './endpoint.ts';

/** The model over its wire. What the client would take from the environment by itself is fixed here, so config decides. */
export function openModel(endpoint: Endpoint, through: typeof fetch): Model {
  const client = new OpenAI({
    apiKey: endpoint.apiKey,
    baseURL: endpoint.baseUrl,
    organization: null,
    project: null,
    adminAPIKey: null,
    logLevel: 'off',
    timeout: endpoint.timeoutMs,
    maxRetries: 2,
    fetch: through,
  });
  return endpoint.api === 'responses'
    ? new OpenAIResponsesModel(client, endpoint.model)
    : new OpenAIChatCompletionsModel(client, endpoint.model);
}
