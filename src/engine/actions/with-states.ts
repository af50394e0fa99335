import type { Action } from '../../domain/proposal.ts';
import { getWriteTool } from '../../domain/workflow.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { second } from '../../lib/time.ts';

const readTimeoutMs = 20 * second;

/**
 * The actions, each with what it rests on as it is now, all read at once. What is outside the run's scope is not read:
 * a precondition is a reading like any other. Throws ToolFailure.
 */
export async function withStates(
  workflow: Workflow,
  actions: readonly Action[],
  signal: AbortSignal,
): Promise<Action[]> {
  const call = { signal: AbortSignal.any([signal, AbortSignal.timeout(readTimeoutMs)]) };
  return Promise.all(
    actions.map(async (action) => {
      if (action.outOfScope.length > 0) return action;
      return { ...action, state: await getWriteTool(workflow, action.tool).preconditions(action.args, call) };
    }),
  );
}
