import type { Brain, Thought } from '../../src/sandbox/model/brain.ts';
import type { Conversation } from '../../src/sandbox/model/conversation.ts';
import { demoApiKey, startModelServer } from '../../src/sandbox/model/start-model-server.ts';
import { demoModel } from '../../src/sandbox/model/complete.ts';
import type { AgentConfig } from '../../src/agent/agent-config.ts';

type Line = Thought | ((conversation: Conversation) => Thought);

/**
 * A model server that says these lines, one a request, and refuses the request after the last. `close` fails when it was
 * asked too often or too seldom, or when an expectation in a line did not hold.
 */
export async function startScriptedModel(...lines: Line[]) {
  const script = [...lines];
  const failures: unknown[] = [];
  const next: Brain = (conversation) => {
    try {
      const line = script.shift();
      if (!line) throw new Error(`The script has ${lines.length} lines, and the model was asked once more.`);
      return typeof line === 'function' ? line(conversation) : line;
    } catch (error) {
      failures.push(error); // an expectation in a line fails the test, not only the request
      throw error;
    }
  };
  const server = await startModelServer({ brains: [next] });
  return {
    ...server,
    async close() {
      await server.close();
      for (const failure of failures) throw failure;
      if (script.length > 0)
        throw new Error(`${script.length} of ${lines.length} lines were never asked for.`);
    },
  };
}

/** A model server that thinks the same about everything. */
export function startModelThatAlways(thought: Thought) {
  return startModelServer({ brains: [() => thought] });
}

/** How the product speaks to a server of this file. */
export function configFor(server: { url: string }, changes: Partial<AgentConfig> = {}): AgentConfig {
  return { apiKey: demoApiKey, baseUrl: server.url, model: demoModel, api: 'auto', kind: 'demo', ...changes };
}

export function calls(
  name: string,
  args: Extract<Thought, { calls: unknown }>['calls'][number]['args'] = {},
): Thought {
  return { calls: [{ name, args }] };
}

export const submits = (result: Parameters<typeof calls>[1]) => calls('submit_result', result);
