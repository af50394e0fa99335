import { type Model, type ModelRequest, type ModelResponse, UserError } from '@openai/agents-core';
import type { Spending } from './budget.ts';
import type { Endpoint } from './model/endpoint.ts';
import { meteredFetch } from './model/metered-fetch.ts';
import { modelCallOf } from './model/model-call.ts';
import { modelFailed } from './model/model-failed.ts';
import { openModel } from './model/open-model.ts';
import type { AgentTask, ModelCall } from './port.ts';
import { submitName } from './submission.ts';
import { parsedArguments } from './tool-arguments.ts';

/** The model, each turn within budget, and every attempt reported before the loop goes on. */
export function meteredModel(endpoint: Endpoint, task: AgentTask, spending: Spending): Model {
  const unreported: ModelCall[] = [];
  const model = openModel(
    endpoint,
    meteredFetch((attempt) => unreported.push(modelCallOf(endpoint, attempt))),
  );

  const failed = (error: unknown) => {
    if (error instanceof UserError) return error; // our own request is wrong: a bug, not the model's failure
    const failure = modelFailed(endpoint, error);
    const last = unreported.at(-1);
    if (last) last.failed ??= failure.code;
    return failure;
  };

  const report = async () => {
    for (const call of unreported.splice(0)) {
      spending.addCall(call);
      await task.onModelCall(call);
    }
  };

  const ask = async (request: ModelRequest) => {
    try {
      return await model.getResponse(request);
    } catch (error) {
      throw failed(error);
    } finally {
      await report();
    }
  };

  return {
    async getResponse(request) {
      spending.beginTurn();
      const response = await ask(request);
      countToolCalls(response, spending);
      return response;
    },
    getStreamedResponse() {
      throw new Error('The agent loop does not stream. Call getResponse instead.');
    },
  };
}

/** Unknown tools and bad arguments count as well. Results have their own limit. */
function countToolCalls(response: ModelResponse, spending: Spending) {
  for (const item of response.output) {
    if (item.type !== 'function_call' || item.name === submitName) continue;
    spending.addToolCall(item.name, parsedArguments(item.arguments) ?? item.arguments);
  }
}
