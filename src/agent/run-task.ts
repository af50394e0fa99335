import { Agent, type AgentInputItem, ModelBehaviorError, Runner, ToolCallError } from '@openai/agents-core';
import { BudgetSpent, spendingWithin } from './budget.ts';
import { grantedTool } from './granted-tool.ts';
import { meteredModel } from './metered-model.ts';
import type { Endpoint } from './model/endpoint.ts';
import { ModelFailed } from './model/model-failed.ts';
import { settingsFor } from './model/settings-for.ts';
import type { AgentEnd, AgentTask } from './port.ts';
import { InvalidOutput, type Submission, submissionOf } from './submission.ts';

/** Runs the loop until the model submits, or something ends it. Throws only what is a bug of ours. */
export async function runTask(endpoint: Endpoint, task: AgentTask): Promise<AgentEnd> {
  const wall = AbortSignal.timeout(task.budgets.wallMs);
  const signal = AbortSignal.any([task.signal, wall]);
  try {
    return { end: 'submitted', result: await loop(endpoint, task, signal) };
  } catch (error) {
    if (task.signal.aborted) return { end: 'aborted' };
    if (wall.aborted) return { end: 'budget', budget: 'wall' };
    return endOf(error);
  }
}

async function loop(endpoint: Endpoint, task: AgentTask, signal: AbortSignal) {
  const submission = submissionOf(task.output);
  const agent = agentFor(endpoint, task, submission, signal);
  const runner = new Runner({ tracingDisabled: true, toolNotFoundBehavior: 'return_error_to_model' });

  let transcript: AgentInputItem[] = [{ role: 'user', content: task.input }];
  for (;;) {
    signal.throwIfAborted();
    const { history } = await runner.run(agent, transcript, { maxTurns: null, signal });
    const result = submission.result();
    if (result) return result;
    transcript = [...history, { role: 'user', content: submission.askForIt() }];
  }
}

function agentFor(endpoint: Endpoint, task: AgentTask, submission: Submission, signal: AbortSignal) {
  return new Agent({
    name: task.name,
    instructions: task.instructions,
    model: meteredModel(endpoint, task, spendingWithin(task.budgets)),
    modelSettings: settingsFor(endpoint, task),
    tools: [...task.tools.map((tool) => grantedTool(tool, signal)), submission.tool],
    toolUseBehavior: () =>
      submission.result()
        ? { isFinalOutput: true, isInterrupted: undefined, finalOutput: '' }
        : { isFinalOutput: false, isInterrupted: undefined },
  });
}

function endOf(thrown: unknown): AgentEnd {
  const error = thrown instanceof ToolCallError ? thrown.error : thrown;
  if (error instanceof BudgetSpent) return { end: 'budget', budget: error.budget };
  if (error instanceof InvalidOutput) return { end: 'invalid_output', detail: error.message };
  if (error instanceof ModelFailed) {
    return { end: 'model_failed', code: error.code, retryable: error.retryable, message: error.message };
  }
  if (error instanceof ModelBehaviorError) {
    return { end: 'invalid_output', detail: 'The model asked for something that no tool here does.' };
  }
  throw error;
}
