import { type Model, type ModelRequest, type ModelResponse, UserError } from '@openai/agents-core';
import { BudgetSpent, type Spending } from './budget.ts';
import type { Endpoint } from './model/endpoint.ts';
import { meteredFetch } from './model/metered-fetch.ts';
import { modelCallOf } from './model/model-call.ts';
import { modelFailed } from './model/model-failed.ts';
import { openModel } from './model/open-model.ts';
import { withMostOutput } from './model/settings-for.ts';
import { type Allowance, allowanceFor, bytesOf, inputBound } from './model/worst-case.ts';
import type { AgentTask, Held, ModelCall } from './port.ts';
import { submitName } from './submission.ts';
import { parsedArguments } from './tool-arguments.ts';

/**
 * The model, each turn within budget. Before every attempt, the client's own retries included, its worst case must fit
 * what is left of the run's money and is set aside; afterwards it is settled and reported before the loop goes on.
 */
export function meteredModel(endpoint: Endpoint, task: AgentTask, spending: Spending): Model {
  const made: { call: ModelCall; held: Held | undefined }[] = [];
  const bound = inputBound();
  let allowance: Allowance;
  let stopped: { why: unknown } | undefined;

  const setAside = async () => {
    const { costMicroUsd, leastMicroUsd } = allowance;
    if (costMicroUsd !== null) spending.assertAffordable(costMicroUsd);
    const reserved = await task.reserve?.({ costMicroUsd, leastMicroUsd });
    if (reserved && 'refused' in reserved) throw new BudgetSpent(reserved.refused);
    return reserved;
  };

  const model = openModel(
    endpoint,
    meteredFetch({
      before: setAside,
      stop: (why) => (stopped = { why }),
      note(attempt, held) {
        const call = modelCallOf(endpoint, attempt);
        spending.addCall(call, wasRefused(call) ? 0 : (allowance.leastMicroUsd ?? 0));
        made.push({ call, held });
      },
    }),
  );

  const failed = (error: unknown) => {
    if (stopped) return stopped.why;
    if (error instanceof UserError) return error; // our own request is wrong: a bug, not the model's failure
    const failure = modelFailed(endpoint, error);
    const last = made.at(-1);
    if (last) last.call.failed ??= failure.code;
    return failure;
  };

  const report = async (bytes: number) => {
    for (const { call, held } of made.splice(0)) {
      bound.learn(bytes, call.inputTokens);
      const cost = wasRefused(call) ? 0 : call.costMicroUsd;
      if (cost !== null) await held?.settle(cost);
      await task.onModelCall(call);
    }
  };

  return {
    async getResponse(request) {
      spending.beginTurn();
      const bytes = bytesOf(request);
      allowance = allowanceFor(endpoint, bound.tokensIn(bytes), spending.moneyLeft(), new Date());
      const asked: ModelRequest = {
        ...request,
        modelSettings: withMostOutput(endpoint, request.modelSettings, allowance.outputTokens),
      };
      try {
        const response = await model.getResponse(asked);
        countToolCalls(response, spending);
        return response;
      } catch (error) {
        throw error instanceof BudgetSpent ? error : failed(error);
      } finally {
        await report(bytes);
      }
    },
    getStreamedResponse() {
      throw new Error('The agent loop does not stream. Call getResponse instead.');
    },
  };
}

/** A provider that refuses a request has done no work for it. What broke off may have been billed. */
function wasRefused({ failed }: ModelCall): boolean {
  return /^http_4\d\d$/.test(failed ?? '');
}

/** Unknown tools and bad arguments count as well. Results have their own limit. */
function countToolCalls(response: ModelResponse, spending: Spending) {
  for (const item of response.output) {
    if (item.type !== 'function_call' || item.name === submitName) continue;
    spending.addToolCall(item.name, parsedArguments(item.arguments) ?? item.arguments);
  }
}
