import type { Execution } from '../db/executions.ts';
import type { Reversal } from '../db/reversals.ts';
import type { ExecutionView, ProposalView, ReversalView } from '../domain/run-view.ts';
import type { Applied } from '../domain/tool.ts';

export function executionViews(
  { executions, reversals }: { executions: readonly Execution[]; reversals: readonly Reversal[] },
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
      reversal: reversalView(
        reversals.find((each) => each.actionId === actionId),
        texts,
      ),
    };
  });
}

function reversalView(
  reversal: Reversal | undefined,
  texts: ReadonlyMap<string, unknown>,
): ReversalView | null {
  if (!reversal) return null;
  const { recordedByKind: kind, recordedById: id, reasonCode: reason, reversedAt, recordedAt } = reversal;
  const note = (texts.get(reversal.noteId ?? '') as string | undefined) ?? null;
  return { by: { kind, id }, reason, note, reversedAt, recordedAt };
}
