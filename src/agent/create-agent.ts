import type { AgentConfig } from './agent-config.ts';
import { endpointOf } from './model/endpoint.ts';
import type { Agent } from './port.ts';
import { runTask } from './run-task.ts';
import { silenceSdk } from './silence-sdk.ts';

/** The agent of production and sandbox alike: which model it speaks to, and how, is all in the config. */
export function createAgent(config: AgentConfig): Agent {
  silenceSdk();
  const endpoint = endpointOf(config);
  return {
    label: config.label ?? config.model,
    model: config.model,
    kind: config.kind,
    run: (task) => runTask(endpoint, task),
  };
}
