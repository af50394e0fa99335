import { z } from 'zod';
import type { AgentTask, AgentTool, ModelCall } from '../../src/agent/port.ts';
import type { JsonObject } from '../../src/lib/json.ts';

export const good = { verdict: 'refund', confidence: 0.9 };

/** A tool that answers the weather and remembers what it was asked. */
export function weatherTool() {
  const asked: JsonObject[] = [];
  const tool: AgentTool = {
    name: 'weather',
    description: 'The weather in a town.',
    input: z.object({ town: z.string() }),
    async call(args) {
      asked.push(args);
      return JSON.stringify({ source: 'weather', untrusted: true, data: 'sunny' });
    },
  };
  return { tool, asked };
}

/** A task with roomy budgets, and the model calls that it reported. */
export function taskWith(
  changes: Partial<Omit<AgentTask, 'budgets'>> & { budgets?: Partial<AgentTask['budgets']> } = {},
) {
  const reported: ModelCall[] = [];
  const { budgets, ...rest } = changes;
  const task: AgentTask = {
    name: 'triage',
    instructions: 'Be brief.',
    input: 'Look at ticket 1042.',
    tools: [weatherTool().tool],
    output: z.object({ verdict: z.enum(['refund', 'reply']), confidence: z.number().min(0).max(1) }),
    safetyIdentifier: 'hash-of-ada',
    cacheKey: 'triage@1',
    signal: new AbortController().signal,
    onModelCall: async (call) => void reported.push(call),
    budgets: {
      steps: 10,
      tokens: 1_000_000,
      costMicroUsd: 1_000_000,
      wallMs: 20_000,
      repeats: 2,
      ...budgets,
    },
    ...rest,
  };
  return { task, reported };
}
