import type { Execution } from '../db/executions.ts';
import type { ExecutionView, ProposalView } from '../domain/run-view.ts';
import type { Applied } from '../domain/tool.ts';

export function executionViews(
  executions: readonly Execution[],
  proposals: readonly ProposalView[],
  texts: ReadonlyMap<string, unknown>,
): ExecutionView[] {
  return executions.map((execution) => {
    const proposal = proposals.find(({ id }) => id === execution.proposalId);
    const action = proposal?.body?.actions.find(({ id }) => id === execution.actionId);
    const { actionId, proposalId, ordinal, tool, status, claimedAt, settledAt, code } = execution;
    return {
      actionId,
      proposalId,
      ordinal,
      tool,
      status,
      claimedAt,
      settledAt,
      code,
      says: action?.says ?? null,
      result: (texts.get(execution.resultId ?? '') as Applied | undefined) ?? null,
    };
  });
}
